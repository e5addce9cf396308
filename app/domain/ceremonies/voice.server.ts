import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree, occurrence, voiceClip } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { eraseVoices } from './erase-voices.server.ts'
import { readVoiceClip, type VoiceRefusal } from './voice-clip.ts'
import { lockHonouree } from './withdraw-honouree.server.ts'

interface Given {
  councilId: string
  honoureeId: string
  actor: Actor
  now: Date
}

/** Keep how a child's name is said; an earlier recording of it goes. */
export async function keepVoice(
  db: Database,
  { bytes, ...given }: Given & { bytes: Uint8Array },
): Promise<Result<undefined, VoiceRefusal | 'unknown'>> {
  const { councilId, honoureeId, actor, now } = given
  const clip = readVoiceClip(bytes)
  if (!clip.ok) return clip
  return inCouncil(db, councilId, async (tx) => {
    const child = await lockHonouree(tx, given)
    if (!child || child.withdrawnAt) return refused('unknown')
    const columns = { ...clip.value, bytes, actor: actorLabel(actor), createdAt: now }
    await tx
      .insert(voiceClip)
      .values({ councilId, honoureeId, ...columns })
      .onConflictDoUpdate({ target: [voiceClip.councilId, voiceClip.honoureeId], set: columns })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'voice.kept',
      subjectId: honoureeId,
      detail: { bytes: bytes.length },
      now,
    })
    return done()
  })
}

/** Take a recording away at once. @returns Whether there was one. */
export async function removeVoice(
  db: Database,
  { councilId, honoureeId, actor, now }: Given,
): Promise<boolean> {
  return inCouncil(db, councilId, async (tx) => {
    const gone = await eraseVoices(tx, { councilId, honoureeIds: [honoureeId] })
    if (gone > 0)
      await recordAudit(tx, {
        councilId,
        actor,
        action: 'voice.erased',
        subjectId: honoureeId,
        now,
      })
    return gone > 0
  })
}

/**
 * The voice that says a child's name, for an officer or the name reader; the record says who heard it.
 *
 * @returns Undefined where there is none, and for a child of another ceremony.
 */
export async function hearVoice(
  db: Database,
  { occurrenceId, address, ...given }: Given & { occurrenceId: string; address?: string },
): Promise<{ bytes: Uint8Array; mediaType: string } | undefined> {
  const { councilId, honoureeId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ bytes: voiceClip.bytes, mediaType: voiceClip.mediaType })
      .from(voiceClip)
      .innerJoin(
        honouree,
        and(eq(honouree.councilId, voiceClip.councilId), eq(honouree.id, voiceClip.honoureeId)),
      )
      .where(
        and(
          eq(voiceClip.councilId, councilId),
          eq(voiceClip.honoureeId, honoureeId),
          eq(honouree.occurrenceId, occurrenceId),
          isNull(honouree.withdrawnAt),
        ),
      )
    if (!found) return undefined
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'voice.heard',
      subjectId: honoureeId,
      ...(address ? { address } : {}),
      now,
    })
    return { bytes: new Uint8Array(found.bytes), mediaType: found.mediaType }
  })
}

/** Which children of a ceremony have a recording. */
export async function findVoices(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<Map<string, { seconds: number | null; at: Date }>> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .select({
        honoureeId: voiceClip.honoureeId,
        seconds: voiceClip.seconds,
        at: voiceClip.createdAt,
      })
      .from(voiceClip)
      .innerJoin(
        honouree,
        and(eq(honouree.councilId, voiceClip.councilId), eq(honouree.id, voiceClip.honoureeId)),
      )
      .where(and(eq(voiceClip.councilId, councilId), eq(honouree.occurrenceId, occurrenceId))),
  )
  return new Map(rows.map(({ honoureeId, ...voice }) => [honoureeId, voice]))
}

/** A recording has done its work when the name was called. */
const KEPT_MS = 86_400_000

/**
 * Erase the voices of ceremonies that ended a day ago, or were cancelled, and of children who left the list.
 *
 * @returns How many were erased.
 */
export async function eraseOldVoices(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  return inCouncil(db, councilId, async (tx) => {
    const over = await tx
      .select({ honoureeId: voiceClip.honoureeId })
      .from(voiceClip)
      .innerJoin(
        honouree,
        and(eq(honouree.councilId, voiceClip.councilId), eq(honouree.id, voiceClip.honoureeId)),
      )
      .innerJoin(
        occurrence,
        and(eq(occurrence.councilId, honouree.councilId), eq(occurrence.id, honouree.occurrenceId)),
      )
      .where(
        and(
          eq(voiceClip.councilId, councilId),
          or(
            lt(occurrence.endsAt, new Date(now.getTime() - KEPT_MS)),
            lt(occurrence.cancelledAt, new Date(now.getTime() - KEPT_MS)),
            lt(honouree.withdrawnAt, new Date(now.getTime() - KEPT_MS)),
          ),
        ),
      )
    const erased = await eraseVoices(tx, {
      councilId,
      honoureeIds: over.map(({ honoureeId }) => honoureeId),
    })
    if (erased > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'voice.erased',
        detail: { voices: erased },
        now,
      })
    return erased
  })
}
