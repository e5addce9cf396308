import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { account, link } from '#db/schema/index.ts'
import { readHeldAt, type HeldAt, type LetterRow } from './letter-held.server.ts'
import { isAboutInvitation } from './letter-purposes.ts'
import { readInvitationSubjects, type InvitationSubject } from './letter-invitations.server.ts'

/** What a letter is about, as the rows are now. */
export type LetterSubject = InvitationSubject | TestSubject | SignInSubject
export interface TestSubject extends HeldAt {
  about: 'test'
}
export interface SignInSubject {
  about: 'sign-in'
  link: typeof link.$inferSelect
  account: typeof account.$inferSelect
}

/**
 * Read what letters are about, all of them in a few queries.
 *
 * @returns By the letter's id; nothing for a letter whose rows are gone.
 */
export async function readLetterSubjects(
  tx: Database,
  { councilId, letters, now }: { councilId: string; letters: LetterRow[]; now: Date },
): Promise<Map<string, LetterSubject>> {
  const guests = letters.filter(({ purpose }) => isAboutInvitation(purpose))
  const found = new Map<string, LetterSubject>(
    await readInvitationSubjects(tx, { councilId, letters: guests, now }),
  )
  const signIns = letters.filter(({ purpose }) => purpose === 'sign_in')
  for (const [id, subject] of await readSignIns(tx, councilId, signIns)) found.set(id, subject)
  for (const one of letters.filter(({ purpose }) => purpose === 'test')) {
    const held = await readHeldAt(tx, { councilId, occurrenceId: one.subjectId })
    if (held) found.set(one.id, { about: 'test', ...held })
  }
  return found
}

async function readSignIns(
  tx: Database,
  councilId: string,
  letters: LetterRow[],
): Promise<Array<[string, SignInSubject]>> {
  if (letters.length === 0) return []
  const rows = await tx
    .select({ link, account })
    .from(link)
    .innerJoin(account, and(eq(account.councilId, link.councilId), eq(account.id, link.accountId)))
    .where(
      and(
        eq(link.councilId, councilId),
        inArray(
          link.id,
          letters.map((one) => one.subjectId),
        ),
      ),
    )
  return letters.flatMap((one): Array<[string, SignInSubject]> => {
    const row = rows.find(({ link: { id } }) => id === one.subjectId)
    return row ? [[one.id, { about: 'sign-in', ...row }]] : []
  })
}
