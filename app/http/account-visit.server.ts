import { findAccount, type AccountLine } from '#app/domain/access/find-accounts.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound } from './answer.server.ts'
import { officer, type OfficerVisit } from './guard.server.ts'
import type { Asked } from './visit.server.ts'

/**
 * Let an owner in to one account's page.
 *
 * @throws To the sign-in page; 403; or 404 for an account of another council, as for one that never was.
 */
export async function accountVisit(
  asked: Asked & { params: { accountId?: string | undefined } },
): Promise<OfficerVisit & { line: AccountLine }> {
  const here = await officer(asked, 'accounts.edit')
  const id = rowId.safeParse(asked.params.accountId)
  const line = id.success
    ? await findAccount(here.db, { councilId: here.council.id, accountId: id.data })
    : undefined
  if (!line) throw notFound()
  return Object.assign(here, { line })
}
