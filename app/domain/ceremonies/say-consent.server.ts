import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { consent, honouree, occurrence, party, person } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { findPhotoConsents } from './find-photo-consents.server.ts'
import {
  CONSENT_WORDING_VERSION,
  type ConsentGiver,
  type PhotoLevel,
  type Said,
} from './photo-consent.ts'

/** What is said about photographs of one child: by the guardian, and by the child. */
export interface SaidNow {
  guardian: PhotoLevel
  child: PhotoLevel | 'too-young'
}

interface Given {
  councilId: string
  honoureeId: string
  actor: Actor
  now: Date
}

export type SayConsentRefusal = 'unknown' | 'child-must-say' | 'paper-needed'

/**
 * Write down what a guardian and a child say about photographs. Nothing that was said before is
 * rewritten; what is said again, as it stands, is not written twice.
 *
 * @param language In which the words were read.
 * @param paper Of a form on paper, which an officer enters: where it is kept.
 * @returns Refused with `child-must-say` for a child from eleven on who is said to be too young.
 */
export async function sayConsent(
  db: Database,
  {
    said,
    language,
    paper = null,
    ...given
  }: Given & { said: SaidNow; language: string; paper?: string | null },
): Promise<Result<undefined, SayConsentRefusal>> {
  const { councilId, honoureeId, actor, now } = given
  if (actor.kind === 'account' && !paper) return refused('paper-needed')
  return inCouncil(db, councilId, async (tx) => {
    const child = await lockChild(tx, given)
    if (!child) return refused('unknown')
    const { personId, eventId, occurrenceId, contactId } = child
    const known = (await findPhotoConsents(tx, { councilId, occurrenceId })).get(honoureeId)
    const isYoung = known?.ageBand === 'young' || known?.ageBand === 'adult'
    if (said.child === 'too-young' && isYoung && said.guardian !== 'none')
      return refused('child-must-say')
    const childTooYoung = said.child === 'too-young'
    const rows: Array<{ as: ConsentGiver; level: PhotoLevel; childTooYoung: boolean }> = [
      { as: 'guardian', level: said.guardian, childTooYoung },
      ...(said.child === 'too-young'
        ? []
        : [{ as: 'self' as const, level: said.child, childTooYoung: false }]),
    ]
    const fresh = rows.filter((row) => !stands(known?.[row.as], row))
    const common = { wordingVersion: CONSENT_WORDING_VERSION, language, paper, at: now }
    for (const row of fresh)
      await tx.insert(consent).values({
        councilId,
        personId,
        eventId,
        ...row,
        ...common,
        givenById: row.as === 'guardian' ? contactId : personId,
        actor: actorLabel(actor),
      })
    // Who is too young to say has said nothing: an earlier word of the child is taken back.
    const takesBack = childTooYoung && known?.self && !known.self.withdrawnAt
    if (takesBack) await withdrawRows(tx, { ...given, personId, eventId, as: 'self' })
    if (fresh.length > 0 || takesBack)
      await recordAudit(tx, {
        councilId,
        actor,
        action: 'consent.said',
        subjectId: honoureeId,
        detail: { ...said, wordingVersion: CONSENT_WORDING_VERSION, onPaper: paper !== null },
        now,
      })
    return done()
  })
}

/** Take back whatever was said about photographs of a child: from now on the answer is no. */
export async function withdrawConsent(
  db: Database,
  given: Given,
): Promise<Result<{ withdrawn: number }, 'unknown'>> {
  const { councilId, honoureeId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const child = await lockChild(tx, given)
    if (!child) return refused('unknown')
    const withdrawn = await withdrawRows(tx, { ...given, ...child })
    if (withdrawn > 0)
      await recordAudit(tx, {
        councilId,
        actor,
        action: 'consent.withdrawn',
        subjectId: honoureeId,
        now,
      })
    return done({ withdrawn })
  })
}

async function lockChild(tx: Database, { councilId, honoureeId }: Given) {
  const [child] = await tx
    .select({
      personId: honouree.personId,
      occurrenceId: honouree.occurrenceId,
      eventId: occurrence.eventId,
      contactId: party.contactId,
    })
    .from(honouree)
    .innerJoin(
      occurrence,
      and(eq(occurrence.councilId, honouree.councilId), eq(occurrence.id, honouree.occurrenceId)),
    )
    .innerJoin(
      person,
      and(eq(person.councilId, honouree.councilId), eq(person.id, honouree.personId)),
    )
    .leftJoin(party, and(eq(party.councilId, honouree.councilId), eq(party.id, honouree.partyId)))
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.id, honoureeId),
        isNull(honouree.withdrawnAt),
        isNull(person.erasedAt),
      ),
    )
    .for('no key update', { of: honouree })
  return child
}

/** The same thing was said to the words as they stand, and holds. */
const stands = (
  before: Said | undefined,
  row: { level: PhotoLevel; childTooYoung: boolean },
): boolean =>
  before !== undefined &&
  !before.withdrawnAt &&
  before.level === row.level &&
  before.childTooYoung === row.childTooYoung &&
  before.wordingVersion === CONSENT_WORDING_VERSION

/** A child's records: this one, and those that an officer joined to it. */
const alsoAs = (tx: Database, councilId: string, personId: string) =>
  tx
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.councilId, councilId),
        or(eq(person.id, personId), eq(person.mergedIntoId, personId)),
      ),
    )

async function withdrawRows(
  tx: Database,
  {
    councilId,
    personId,
    eventId,
    as,
    actor,
    now,
  }: Given & { personId: string; eventId: string; as?: ConsentGiver },
): Promise<number> {
  const rows = await tx
    .update(consent)
    .set({ withdrawnAt: now, withdrawnBy: actorLabel(actor) })
    .where(
      and(
        eq(consent.councilId, councilId),
        inArray(consent.personId, alsoAs(tx, councilId, personId)),
        eq(consent.eventId, eventId),
        ...(as ? [eq(consent.as, as)] : []),
        isNull(consent.withdrawnAt),
      ),
    )
    .returning({ id: consent.id })
  return rows.length
}
