import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, event, occurrence } from '#db/schema/index.ts'
import {
  guardianLinks,
  guardianPath,
  revokeGuardianLinks,
  type GuardianPurpose,
} from '../access/guardian-links.server.ts'
import type { Actor } from '../actor.ts'
import { postLetters } from '../mail/outbox.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { findFamiliesToAsk, type AskedFamily } from './find-families-to-ask.server.ts'
import { isFresh, isOpen } from './show-family.server.ts'
import { occasionOf } from './open-proofs.server.ts'

interface Given {
  councilId: string
  occurrenceId: string
  actor: Actor
  now: Date
}

export type AskFamiliesRefusal = 'unknown' | 'not-published' | 'over'

/**
 * Write to families who have a name, or photographs, to settle: those who were not asked yet about what
 * is open now, or, to remind, those who were. Nobody is asked twice for the same, nor reminded twice a day.
 *
 * @param honoureeId Only the family of this child.
 * @returns How many letters are new.
 */
export async function askFamilies(
  db: Database,
  { reminds, honoureeId, ...given }: Given & { reminds: boolean; honoureeId?: string },
): Promise<Result<{ letters: number }, AskFamiliesRefusal>> {
  const { councilId, occurrenceId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const held = await readDate(tx, given)
    if (!held) return refused('unknown')
    if (!held.publishedAt) return refused('not-published')
    if (held.endsAt <= now || held.cancelledAt) return refused('over')
    const families = (await findFamiliesToAsk(tx, given)).filter(
      (family) =>
        isOpen(family.children) &&
        isFresh(family) === !reminds &&
        (!honoureeId || family.children.some(({ entry }) => entry.honouree.id === honoureeId)),
    )
    const purpose = reminds ? ('proof_reminder' as const) : ('proof' as const)
    const letters = []
    for (const family of families) {
      const { invitationId, partyId, reach, subject, language } = family
      if (!invitationId || !partyId || reach.address === null) continue
      await guardianLinks(tx, { councilId, subject, now })
      const open = occasionOf(family.children)
      letters.push({
        councilId,
        purpose,
        subjectId: invitationId,
        occasion: reminds ? `${open} ${now.toISOString().slice(0, 10)}` : open,
        eventId: held.eventId,
        occurrenceId,
        partyId,
        ...reach,
        language,
        sender: held.sender,
        now,
      })
    }
    const posted = await postLetters(tx, letters)
    await recordAudit(tx, {
      councilId,
      actor,
      action: reminds ? 'names.reminded' : 'names.asked',
      subjectId: occurrenceId,
      detail: { letters: posted },
      now,
    })
    return done({ letters: posted })
  })
}

async function readDate(tx: Database, { councilId, occurrenceId }: Given) {
  const [held] = await tx
    .select({
      eventId: event.id,
      publishedAt: event.publishedAt,
      endsAt: occurrence.endsAt,
      cancelledAt: occurrence.cancelledAt,
      sender: council.mailFromAddress,
    })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .innerJoin(council, eq(council.id, occurrence.councilId))
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
  return held
}

/** The addresses that a family opens, and whom they are handed to. */
export interface HandedLinks {
  paths: Record<GuardianPurpose, string>
  phone: string | null
  language: string
}

/** A family's links for an officer who hands them on; the record says who took them. */
export async function handLinks(
  db: Database,
  { key, ...given }: Given & { key: string },
): Promise<Result<HandedLinks, 'unknown'>> {
  const { councilId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const family = await familyOf(tx, given, key)
    if (!family) return refused('unknown')
    const links = await guardianLinks(tx, { councilId, subject: family.subject, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'names.links-shown',
      subjectId: key,
      now,
    })
    return done({
      paths: { proof: guardianPath(links.proof), consent: guardianPath(links.consent) },
      phone: family.phone,
      language: family.language,
    })
  })
}

/** End a family's links at once: they reached a wrong hand. The next letter, or an officer, makes new ones. */
export async function endLinks(
  db: Database,
  { key, ...given }: Given & { key: string },
): Promise<Result<{ ended: number }, 'unknown'>> {
  const { councilId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const family = await familyOf(tx, given, key)
    if (!family) return refused('unknown')
    const ended = await revokeGuardianLinks(tx, { councilId, subject: family.subject, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'names.links-ended',
      subjectId: key,
      detail: { links: ended },
      now,
    })
    return done({ ended })
  })
}

async function familyOf(tx: Database, given: Given, key: string): Promise<AskedFamily | undefined> {
  return (await findFamiliesToAsk(tx, given)).find((family) => family.key === key)
}
