import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree, occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { findNames } from './find-names.server.ts'
import { findPhotoConsents, type ChildConsent } from './find-photo-consents.server.ts'
import { allows, mustTakeDown, type PhotoLevel } from './photo-consent.ts'
import { showName } from './show-names.server.ts'
import type { PhotographedChild } from './photo-lists.ts'

interface Where {
  councilId: string
  occurrenceId: string
}

/** Every child of a ceremony by name, siblings beside each other, with what was said; for the desk. */
export async function findPhotoStandings(
  db: Database,
  where: Where,
): Promise<Array<{ child: PhotographedChild; consent: ChildConsent }>> {
  return inCouncil(db, where.councilId, async (tx) => {
    const consents = await findPhotoConsents(tx, where)
    return (await findNames(tx, where)).flatMap((entry) => {
      const consent = consents.get(entry.honouree.id)
      // Whoever is not known to the consents is on no list.
      if (!consent) return []
      const { honoureeId, printed, native, nativeLanguage, knownAs, party } = showName(entry)
      const { mark } = consent
      const child = { honoureeId, name: printed, native, nativeLanguage, knownAs, party, mark }
      return [{ child, consent }]
    })
  })
}

/**
 * Whom the photographer may photograph, each with how far: for the family alone, for the council, for
 * the press. Children without a yes are not among them; `others` says how many they are, and no more.
 */
export const findPhotographersSheet = (db: Database, where: Where) => listOf(db, where, 'family')

/** Who may stand in the group photograph, which the council shows: `others` leave it without fuss. */
export const findGroupPhoto = (db: Database, where: Where) => listOf(db, where, 'channels')

async function listOf(
  db: Database,
  where: Where,
  use: Exclude<PhotoLevel, 'none'>,
): Promise<{ children: PhotographedChild[]; others: number }> {
  const all = await findPhotoStandings(db, where)
  const children = all.map(({ child }) => child).filter(({ mark }) => allows(mark, use))
  return { children, others: all.length - children.length }
}

/**
 * Who leaves before the group photograph; for the marshal, who knows the children, and never for the
 * photographer. With how far each may be photographed otherwise.
 */
export async function findMarshalsList(db: Database, where: Where): Promise<PhotographedChild[]> {
  const all = await findPhotoStandings(db, where)
  return all.map(({ child }) => child).filter(({ mark }) => !allows(mark, 'channels'))
}

/** Children of whom photographs must be taken down: less is allowed than when they may have been taken. */
export async function findTakeDowns(
  db: Database,
  where: Where & { now: Date },
): Promise<PhotographedChild[]> {
  return inCouncil(db, where.councilId, async (tx) => {
    const [date] = await tx
      .select({ startsAt: occurrence.startsAt })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, where.councilId), eq(occurrence.id, where.occurrenceId)))
    if (!date) return []
    const { now } = where
    return (await findPhotoStandings(tx, where)).flatMap(({ child, consent }) => {
      const rule = { from: date.startsAt, clearedAt: consent.photosClearedAt, now }
      return mustTakeDown(consent.said, consent, rule) ? [child] : []
    })
  })
}

/** An officer has taken down what had to be: until now. */
export async function clearPhotos(
  db: Database,
  {
    councilId,
    occurrenceId,
    honoureeId,
    actor,
    now,
  }: Where & { honoureeId: string; actor: Actor; now: Date },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const cleared = await tx
      .update(honouree)
      .set({ photosClearedAt: now })
      .where(
        and(
          eq(honouree.councilId, councilId),
          eq(honouree.occurrenceId, occurrenceId),
          eq(honouree.id, honoureeId),
        ),
      )
      .returning({ id: honouree.id })
    if (cleared.length === 0) return refused('unknown')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'photographs.taken-down',
      subjectId: honoureeId,
      now,
    })
    return done()
  })
}
