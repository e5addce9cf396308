import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { account, event, link, nominator, person } from '#db/schema/index.ts'
import { readCeremony } from '../nominations/ceremony-row.server.ts'
import { readDutySubjects, type DutySubject } from './duty-subjects.server.ts'
import { readHeldAt, type HeldAt, type LetterRow } from './letter-held.server.ts'
import { isAboutInvitation } from './letter-purposes.ts'
import { readInvitationSubjects, type InvitationSubject } from './letter-invitations.server.ts'

/** What a letter is about, as the rows are now. */
export type LetterSubject =
  | InvitationSubject
  | TestSubject
  | SignInSubject
  | NominateSubject
  | DutySubject
export interface NominateSubject {
  about: 'nominate'
  event: typeof event.$inferSelect
  contact: typeof person.$inferSelect | null
  /** The nominator's link; null where it was revoked. */
  link: typeof link.$inferSelect | null
  closesAt: Date
}
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
  const lists = letters.filter(({ purpose }) => purpose === 'nominate')
  for (const [id, subject] of await readNominators(tx, { councilId, letters: lists, now }))
    found.set(id, subject)
  const signIns = letters.filter(({ purpose }) => purpose === 'sign_in')
  for (const [id, subject] of await readSignIns(tx, councilId, signIns)) found.set(id, subject)
  const duties = letters.filter(({ purpose }) => purpose === 'duty')
  for (const [id, subject] of await readDutySubjects(tx, councilId, duties)) found.set(id, subject)
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

async function readNominators(
  tx: Database,
  { councilId, letters, now }: { councilId: string; letters: LetterRow[]; now: Date },
): Promise<Array<[string, NominateSubject]>> {
  if (letters.length === 0) return []
  const rows = await tx
    .select({ nominator, link, contact: person })
    .from(nominator)
    .leftJoin(
      link,
      and(
        eq(link.councilId, nominator.councilId),
        eq(link.nominatorId, nominator.id),
        isNull(link.revokedAt),
      ),
    )
    .leftJoin(
      person,
      and(eq(person.councilId, nominator.councilId), eq(person.id, nominator.personId)),
    )
    .where(
      and(
        eq(nominator.councilId, councilId),
        inArray(
          nominator.id,
          letters.map((one) => one.subjectId),
        ),
      ),
    )
  const found: Array<[string, NominateSubject]> = []
  for (const one of letters) {
    const row = rows.find(({ nominator: { id } }) => id === one.subjectId)
    const ceremony =
      row && (await readCeremony(tx, { councilId, eventId: row.nominator.eventId, now }))
    if (!row || !ceremony) continue
    const { event: held, closesAt } = ceremony
    found.push([one.id, { about: 'nominate', ...row, event: held, closesAt }])
  }
  return found
}
