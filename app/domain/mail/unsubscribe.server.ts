import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { party, unsubscription } from '#db/schema/index.ts'
import { findLink } from '../access/links.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { MailTopic } from './inbound.ts'

interface ByToken {
  councilId: string
  token: string
  now: Date
}

/** Who holds a link to stop letters: the language to speak to them, and what they have stopped. */
export interface Subscription {
  language: string
  stopped: MailTopic[]
}

/** What the holder of a link from a letter has stopped; `unknown` for a link that nobody was given. */
export async function findSubscription(
  db: Database,
  { councilId, token, now }: ByToken,
): Promise<Result<Subscription, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const held = await holderOf(tx, { councilId, token, now })
    if (!held) return refused('unknown')
    const rows = await tx
      .select({ topic: unsubscription.topic })
      .from(unsubscription)
      .where(
        and(eq(unsubscription.councilId, councilId), eq(unsubscription.personId, held.personId)),
      )
    return done({ language: held.language, stopped: rows.map(({ topic }) => topic) })
  })
}

/**
 * Stop letters of a kind to whoever holds the link, or send them again. It is about the person: whoever
 * answers for two families stops them for both. Pressing twice does no harm.
 *
 * @param stops False to have them again.
 */
export async function changeSubscription(
  db: Database,
  { councilId, token, topic, stops, now }: ByToken & { topic: MailTopic; stops: boolean },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const held = await holderOf(tx, { councilId, token, now })
    if (!held) return refused('unknown')
    const { personId, linkId } = held
    const changed = stops
      ? await tx
          .insert(unsubscription)
          .values({ councilId, personId, topic, at: now })
          .onConflictDoNothing()
          .returning({ topic: unsubscription.topic })
      : await tx
          .delete(unsubscription)
          .where(
            and(
              eq(unsubscription.councilId, councilId),
              eq(unsubscription.personId, personId),
              eq(unsubscription.topic, topic),
            ),
          )
          .returning({ topic: unsubscription.topic })
    if (changed.length > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'link', linkId },
        action: stops ? 'mail.stopped' : 'mail.resumed',
        subjectId: personId,
        detail: { topic },
        now,
      })
    return done()
  })
}

async function holderOf(
  tx: Database,
  { councilId, token, now }: ByToken,
): Promise<{ personId: string; linkId: string; language: string } | undefined> {
  const link = await findLink(tx, { councilId, purposes: ['unsubscribe'], by: { token }, now })
  if (!link.ok || !link.value.partyId) return undefined
  const [held] = await tx
    .select({ personId: party.contactId, language: party.language })
    .from(party)
    .where(and(eq(party.councilId, councilId), eq(party.id, link.value.partyId)))
  return held?.personId
    ? { personId: held.personId, language: held.language, linkId: link.value.id }
    : undefined
}
