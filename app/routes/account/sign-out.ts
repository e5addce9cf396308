import { endSignIn } from '#app/domain/access/sign-in.server.ts'
import { seeOther } from '#app/http/answer.server.ts'
import { signInToken, signOutCookie } from '#app/http/guard.server.ts'
import { visit } from '#app/http/visit.server.ts'
import type { ActionFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'public' }

export const loader = () => seeOther('/')

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, council, now } = await visit({ request, context })
  const token = signInToken(request)
  if (token) await endSignIn(db, { councilId: council.id, token, now })
  return seeOther('/', { cookie: signOutCookie() })
}
