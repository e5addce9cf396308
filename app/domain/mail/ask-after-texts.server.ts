import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { TextFate, TextPost } from './notify.server.ts'
import { noteRefusedNumbers } from './refused-address.server.ts'
import { askAgainAt } from './text-asking.ts'
import { unsendInvitations } from './unsend.server.ts'

const BATCH = 50

/**
 * Ask Notify what became of texts, of each less and less often. One that could not be delivered is on the
 * call list from then on, as a letter that came back; a number that takes no texts is noted.
 *
 * @returns How many were asked after.
 */
export async function askAfterTexts(
  db: Database,
  { texts, now, signal }: { texts: TextPost; now: () => Date; signal?: AbortSignal },
): Promise<number> {
  let count = 0
  for (const { id: councilId } of await allCouncils(db)) {
    const due = await takeDue(db, { councilId, now: now() })
    for (const one of due) {
      if (signal?.aborted || one.providerId === null) return count
      const fate = await texts.ask(one.providerId)
      if (fate === undefined) return count
      await noteFate(db, one, fate, now())
      count += 1
    }
  }
  return count
}

/** Letters whose turn it is to be asked after; another process leaves them alone meanwhile. */
function takeDue(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<LetterRow[]> {
  return inCouncil(db, councilId, async (tx) => {
    const due = await tx
      .select({ id: letter.id, sentAt: letter.sentAt })
      .from(letter)
      .where(and(eq(letter.councilId, councilId), lte(letter.askAt, now)))
      .orderBy(asc(letter.askAt))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    const taken: LetterRow[] = []
    for (const { id, sentAt } of due)
      taken.push(
        ...(await tx
          .update(letter)
          .set({ askAt: askAgainAt(sentAt ?? now, now) })
          .where(and(eq(letter.councilId, councilId), eq(letter.id, id)))
          .returning()),
      )
    return taken
  })
}

async function noteFate(db: Database, row: LetterRow, fate: TextFate, now: Date): Promise<void> {
  if (fate === 'under-way') return
  const { councilId, id, address } = row
  await inCouncil(db, councilId, async (tx) => {
    const changes =
      fate === 'delivered'
        ? { deliveredAt: now }
        : fate === 'unknown'
          ? {}
          : { state: 'bounced' as const, lastError: fate }
    const noted = await tx
      .update(letter)
      .set({ ...changes, askAt: null })
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.id, id),
          // Meanwhile an officer may have sent it once more.
          eq(letter.providerId, row.providerId ?? ''),
          inArray(letter.state, ['sent']),
        ),
      )
      .returning()
    if (!('state' in changes)) return
    if (fate === 'permanent-failure' && address !== null)
      await noteRefusedNumbers(tx, { councilId, numbers: [address], now })
    await unsendInvitations(tx, councilId, noted)
  })
}
