import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence } from '#db/schema/index.ts'
import { findLink, type LinkRow } from '../access/links.server.ts'
import { hashOf } from '../access/secret.server.ts'
import { refused, done, type Result } from '../result.ts'
import { findStage, type Stage, type StageOf } from './find-stage.server.ts'
import { calledAlready, type StageState } from './on-stage-view.ts'
import { toBeCalled, type StageEntry, type StageRole } from './stage.ts'

/** A stage that a link opened. */
export interface OpenStage extends StageOf {
  linkId: string
  role: StageRole
  timeZone: string
  /** Nobody is called at a ceremony that does not take place. */
  isCancelled: boolean
}

/** What stands behind a link to the page beside the stage. */
export async function openStage(
  db: Database,
  { councilId, token, now }: { councilId: string; token: string; now: Date },
): Promise<Result<OpenStage, 'unknown' | 'over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const found = await findLink(tx, { councilId, purposes: ['stage'], by: { token }, now })
    if (!found.ok) return refused(found.reason === 'unknown' ? 'unknown' : 'over')
    const row: LinkRow = found.value
    if (!row.occurrenceId || !row.stageRole) return refused('unknown')
    const [date] = await tx
      .select({ timeZone: occurrence.timeZone, cancelledAt: occurrence.cancelledAt })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, row.occurrenceId)))
    if (!date) return refused('unknown')
    return done({
      councilId,
      occurrenceId: row.occurrenceId,
      linkId: row.id,
      role: row.stageRole,
      timeZone: date.timeZone,
      isCancelled: date.cancelledAt !== null,
    })
  })
}

/** A stage as its devices ask for it: who stands where, what was pressed, and whether anything else changed. */
export async function readStage(
  db: Database,
  where: StageOf,
): Promise<{ stage: Stage; state: StageState }> {
  const found = await findStage(db, where)
  const { children, settings } = found
  const states: StageState['states'] = {}
  for (const { id, state } of children) if (state !== 'waiting') states[id] = state
  const shown = children.map(shownOf).toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const late = toBeCalled(children).filter(({ lateSince }) => lateSince)
  return {
    stage: found,
    state: {
      page: hashOf(JSON.stringify([shown, settings.presenters])).slice(0, 16),
      order: children.map(({ id }) => id),
      states,
      late: late.map(({ id }) => id),
      done: calledAlready(children),
    },
  }
}

/** What is shown of a child beside its state: when it changes, devices read their page again. */
function shownOf(child: StageEntry) {
  const {
    state: _,
    pressedAt: __,
    lateSince: ___,
    recognised: ____,
    place: _____,
    ...shown
  } = child
  return shown
}
