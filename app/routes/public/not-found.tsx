import { notFound } from '#app/http/answer.server.ts'

export const handle = { policy: 'public' }

/** Whatever no route knows. */
export function loader() {
  throw notFound()
}

export default function NotFound() {
  return null
}
