import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree, stagePress } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockStage } from './arrange-stage.server.ts'
import { pressesOf, type StageOf } from './find-stage.server.ts'
import { stateAfter, type StagePress } from './stage.ts'

/** A press as a device sends it, at once or when the network is back. */
export interface SentPress {
  /** Made on the device. */
  id: string
  honoureeId: string
  kind: StagePress
  /** How long ago it was pressed, with its fraction: devices' clocks are wrong, their patience is not. */
  secondsAgo: number
}

/** A press that waited longer than this is no longer about this moment; it counts from here. */
const WAITED_MOST_SECONDS = 6 * 60 * 60

/** As the driver reads it: an instant. */
const LATEST = sql<string | null>`max(${stagePress.pressedAt})`

type Given = StageOf & {
  presses: readonly SentPress[]
  /** The device's mark; it sends its presses in the order in which they were made. */
  device: string
  actor: Actor
  now: Date
}

/**
 * Take in what was pressed beside the stage. Each press counts once, however often it is sent; of two
 * devices the later press holds, and of one device the one that it sent later: a slow network may make
 * the first look younger. Presses about children of another ceremony are passed over.
 *
 * @returns How many were new.
 */
export async function pressOnStage(
  db: Database,
  { councilId, occurrenceId, presses, device, actor, now }: Given,
): Promise<Result<number, 'unknown'>> {
  const where = { councilId, occurrenceId }
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockStage(tx, where))) return refused('unknown')
    const fresh = await newAmong(tx, where, presses)
    if (fresh.length === 0) return done(0)
    let last = await latestOf(tx, where, device)
    const values = fresh.map(({ id, honoureeId, kind, secondsAgo }) => {
      last = Math.max(momentOf(secondsAgo, now), last + 1)
      const pressedAt = new Date(last)
      const by = actorLabel(actor)
      return { ...where, id, honoureeId, kind, device, pressedAt, receivedAt: now, by }
    })
    await tx.insert(stagePress).values(values)
    await keepStates(tx, where, new Set(values.map(({ honoureeId }) => honoureeId)))
    await recordAudit(
      tx,
      ...values.map(({ honoureeId, kind }) => ({
        councilId,
        actor,
        action: `stage.${kind}`,
        subjectId: honoureeId,
        now,
      })),
    )
    return done(values.length)
  })
}

const momentOf = (secondsAgo: number, now: Date): number =>
  now.getTime() - Math.round(1000 * Math.min(Math.max(0, secondsAgo), WAITED_MOST_SECONDS))

/** Those that were not taken in before, and are about children of this ceremony; each once. */
async function newAmong(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
  presses: readonly SentPress[],
): Promise<SentPress[]> {
  if (presses.length === 0) return []
  const children = await tx
    .select({ id: honouree.id })
    .from(honouree)
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.occurrenceId, occurrenceId),
        isNull(honouree.withdrawnAt),
        inArray(
          honouree.id,
          presses.map(({ honoureeId }) => honoureeId),
        ),
      ),
    )
  const known = await tx
    .select({ id: stagePress.id })
    .from(stagePress)
    .where(
      and(
        eq(stagePress.councilId, councilId),
        inArray(
          stagePress.id,
          presses.map(({ id }) => id),
        ),
      ),
    )
  const own = new Set(children.map(({ id }) => id))
  const taken = new Set(known.map(({ id }) => id))
  return presses.filter(({ id, honoureeId }) => {
    if (taken.has(id) || !own.has(honoureeId)) return false
    taken.add(id)
    return true
  })
}

async function latestOf(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
  device: string,
): Promise<number> {
  const [row] = await tx
    .select({ latest: LATEST })
    .from(stagePress)
    .where(
      and(
        eq(stagePress.councilId, councilId),
        eq(stagePress.occurrenceId, occurrenceId),
        eq(stagePress.device, device),
      ),
    )
  return row?.latest ? new Date(row.latest).getTime() : 0
}

/** What the presses come to is kept with the child, for lists that do not read them. */
async function keepStates(
  tx: Database,
  where: StageOf,
  honoureeIds: ReadonlySet<string>,
): Promise<void> {
  const presses = await pressesOf(tx, where)
  for (const id of honoureeIds) {
    const { state, at } = stateAfter(presses.get(id) ?? [])
    await tx
      .update(honouree)
      .set({
        presentedAt: state === 'presented' ? at : null,
        notHereAt: state === 'not-here' ? at : null,
      })
      .where(and(eq(honouree.councilId, where.councilId), eq(honouree.id, id)))
  }
}
