import { and, desc, eq } from 'drizzle-orm'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificateDesign, council, event } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import {
  MOST_SIGNATORIES,
  isSameDesign,
  officialWords,
  unknownPlaceholders,
  type DesignContent,
} from './certificate-design.ts'

export type DesignRow = typeof certificateDesign.$inferSelect

/**
 * What a ceremony's certificates look like now: its newest version, else that of the council's latest
 * ceremony, else the wording that Herald brings. Version 0 is not saved yet.
 */
export async function findDesign(
  db: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<{ id: string | null; version: number; content: DesignContent }> {
  return inCouncil(db, councilId, async (tx) => {
    const own = await newestDesign(tx, { councilId, eventId })
    if (own) return own
    const [last] = await tx
      .select()
      .from(certificateDesign)
      .where(eq(certificateDesign.councilId, councilId))
      .orderBy(desc(certificateDesign.id))
      .limit(1)
    if (last) return { id: null, version: 0, content: last.content }
    const [ours] = await tx
      .select({ name: council.name })
      .from(council)
      .where(eq(council.id, councilId))
    const t = wordsFor('en')
    return {
      id: null,
      version: 0,
      content: {
        heading: t('certificate.heading'),
        lead: t('certificate.lead', { council: ours?.name ?? '' }),
        body: t('certificate.body', { date: '{date}', place: '{place}' }),
        signatories: [],
        rosette: true,
      },
    }
  })
}

/** The versions of a ceremony's design, the newest first. */
export async function findDesignVersions(
  db: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<DesignRow[]> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select()
      .from(certificateDesign)
      .where(and(eq(certificateDesign.councilId, councilId), eq(certificateDesign.name, eventId)))
      .orderBy(desc(certificateDesign.version)),
  )
}

export type SaveDesignRefusal =
  | 'unknown'
  | 'changed-meanwhile'
  | 'too-many-signatories'
  | 'unknown-placeholder'
  | 'official-words'

/**
 * Save a ceremony's design as its next version. Certificates that are issued keep the version they have.
 *
 * @param version The newest version that the officer saw; 0 when there was none.
 * @returns The version saved, or the one there is when nothing changed.
 */
export async function saveDesign(
  db: Database,
  {
    councilId,
    eventId,
    version,
    content,
    actor,
    now,
  }: {
    councilId: string
    eventId: string
    version: number
    content: DesignContent
    actor: Actor
    now: Date
  },
): Promise<Result<DesignRow, SaveDesignRefusal>> {
  const { heading, lead, body, signatories } = content
  if (signatories.length > MOST_SIGNATORIES) return refused('too-many-signatories')
  if (unknownPlaceholders(body).length > 0) return refused('unknown-placeholder')
  if ([heading, lead, body].some(officialWords)) return refused('official-words')
  return inCouncil(db, councilId, async (tx) => {
    const [locked] = await tx
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
      .for('no key update')
    if (!locked) return refused('unknown')
    const newest = await newestDesign(tx, { councilId, eventId })
    if ((newest?.version ?? 0) !== version) return refused('changed-meanwhile')
    if (newest && isSameDesign(newest.content, content)) return done(newest)
    return done(
      await writeDesign(tx, { councilId, eventId, version: version + 1, content, actor, now }),
    )
  })
}

/** The design that certificates of an event are issued with; the first is saved when there is none. */
export async function designForIssue(
  tx: Database,
  given: { councilId: string; eventId: string; actor: Actor; now: Date },
): Promise<DesignRow> {
  const newest = await newestDesign(tx, given)
  if (newest) return newest
  const { content } = await findDesign(tx, given)
  return writeDesign(tx, { ...given, version: 1, content })
}

/** The newest design of one event as the first version of another; nothing where there is none. */
export async function copyDesign(
  tx: Database,
  {
    councilId,
    from,
    to,
    actor,
    now,
  }: { councilId: string; from: string; to: string; actor: Actor; now: Date },
): Promise<void> {
  const newest = await newestDesign(tx, { councilId, eventId: from })
  if (!newest) return
  const { content } = newest
  await writeDesign(tx, { councilId, eventId: to, version: 1, content, actor, now })
}

async function newestDesign(
  tx: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<DesignRow | undefined> {
  const [newest] = await tx
    .select()
    .from(certificateDesign)
    .where(and(eq(certificateDesign.councilId, councilId), eq(certificateDesign.name, eventId)))
    .orderBy(desc(certificateDesign.version))
    .limit(1)
  return newest
}

async function writeDesign(
  tx: Database,
  {
    councilId,
    eventId,
    version,
    content,
    actor,
    now,
  }: {
    councilId: string
    eventId: string
    version: number
    content: DesignContent
    actor: Actor
    now: Date
  },
): Promise<DesignRow> {
  const id = newId()
  const [written] = await tx
    .insert(certificateDesign)
    .values({ councilId, id, eventId, name: eventId, version, content, createdAt: now })
    .returning()
  if (!written) throw new Error('The design was not written')
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'certificate-design.saved',
    subjectId: id,
    detail: { version },
    now,
  })
  return written
}
