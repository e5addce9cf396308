import { notFound } from '#app/http/answer.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'
import { desk } from '#app/styles/sheets.server.ts'

export const handle = { policy: 'public' }

/** The desk's sheet, under a name that changes with its content: the browser keeps it for ever. */
export function loader({ params }: LoaderFunctionArgs) {
  if (params.name !== desk.name) throw notFound()
  return new Response(desk.css, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
