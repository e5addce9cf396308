import { notFound } from '#app/http/answer.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'
import { desk, stage } from '#app/styles/sheets.server.ts'

export const handle = { policy: 'public' }

/** A sheet under a name that changes with its content: the browser keeps it for ever. */
export function loader({ params }: LoaderFunctionArgs) {
  const sheet = [desk, stage].find(({ name }) => name === params.name)
  if (!sheet) throw notFound()
  return new Response(sheet.css, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
