import { may } from '#app/domain/access/permissions.ts'
import { rowId } from '#app/domain/ids.ts'
import { findLetter } from '#app/domain/mail/find-letters.server.ts'
import { openLetter } from '#app/domain/mail/opened-letter.server.ts'
import { download, notFound } from '#app/http/answer.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { letterPage } from '#app/http/letter-page.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:letters.view' }

/** The finished message: as the guest's mail program shows it, or as a file (`message.eml`). */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'letters.view')
  const { db, council, now, actor, address, account, url } = here
  const letterId = rowId.safeParse(params.letterId)
  if (!letterId.success) throw notFound()
  const asFile = url.pathname.endsWith('.eml')
  const letter = await findLetter(db, {
    councilId: council.id,
    letterId: letterId.data,
    seesSignIns: may(account.role, 'accounts.edit'),
    actor,
    address,
    now,
    download: asFile,
  })
  if (!letter?.body || letter.channel === 'text') throw notFound()
  if (asFile)
    return download(letter.body, { name: `letter-${letter.id}.eml`, type: 'message/rfc822' })
  return letterPage((await openLetter(letter.body)).html)
}
