import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree, occurrence, stage } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import {
  findStage,
  ruleOf,
  type Stage,
  type StageOf,
  type StageSettings,
} from './find-stage.server.ts'
import { missingNumbers, type StageEntry } from './stage.ts'
import { moveOnStage, orderAgain } from './stage-order.ts'

/** What an officer does with the order, the cards and the arrangement. */
export type StageChange =
  | { kind: 'move'; honoureeId: string; to: 'earlier' | 'later' | number }
  /** By the rule anew; families that were moved by hand stay. */
  | { kind: 'order-again' }
  /** Another draw. */
  | { kind: 'draw-again' }
  /** Let go of all that was moved by hand, and order by the rule. */
  | { kind: 'forget-hand-moves' }
  /** Give a number to each card that has none. */
  | { kind: 'number-cards' }
  /** All cards anew from 1: those that were printed are void. */
  | { kind: 'number-again' }
  | { kind: 'arrange'; settings: Partial<Pick<StageSettings, Arranged>> }

type Arranged = 'ordering' | 'presenters' | 'blankCards' | 'firstNamesOnly' | 'room'

type Given = StageOf & { actor: Actor; now: Date }

/**
 * Change a ceremony's stage. The order is read, healed and written again under one lock, so that two
 * officers who press at once both find their move in it.
 *
 * @param revision Of the arrangement that the officer saw, where the change is to the arrangement.
 */
export async function arrangeStage(
  db: Database,
  { change, revision, ...given }: Given & { change: StageChange; revision?: number },
): Promise<Result<Stage, 'unknown' | 'changed-meanwhile'>> {
  const { councilId, occurrenceId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockStage(tx, given))) return refused('unknown')
    const before = await findStage(tx, given)
    if (revision !== undefined && before.settings.revision !== revision)
      return refused('changed-meanwhile')
    if (change.kind === 'move' && !before.children.some(({ id }) => id === change.honoureeId))
      return refused('unknown')
    const isAnew = change.kind === 'number-again'
    if (isAnew) await takeCards(tx, given)
    await keepSettings(tx, given, settingsAfter(before.settings, change, now))
    const kept = isAnew ? before.children.map(withoutCard) : before.children
    await keepPlaces(tx, given, kept, changed({ ...before, children: kept }, change))
    await recordAudit(tx, {
      councilId,
      actor,
      action: `stage.${change.kind}`,
      subjectId: change.kind === 'move' ? change.honoureeId : occurrenceId,
      now,
    })
    return done(await findStage(tx, given))
  })
}

/** Whoever arranges one ceremony's stage, or writes what was pressed there, waits for the others. */
export async function lockStage(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
): Promise<boolean> {
  const rows = await tx
    .select({ id: occurrence.id })
    .from(occurrence)
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
    .for('no key update')
  if (rows.length === 0) return false
  await tx.insert(stage).values({ councilId, occurrenceId }).onConflictDoNothing()
  return true
}

function changed({ settings, children, givenCards }: Stage, change: StageChange): StageEntry[] {
  const standing = children.map((child, at) => ({ ...child, place: at + 1 }))
  const rule = ruleOf(settings)
  switch (change.kind) {
    case 'move':
      return moveOnStage(standing, change.honoureeId, change.to)
    case 'order-again':
      return orderAgain(standing, rule)
    case 'draw-again':
      return orderAgain(standing, { ordering: 'drawn', seed: settings.seed + 1 })
    case 'forget-hand-moves':
      return orderAgain(
        standing.map((child) => ({ ...child, isByHand: false })),
        rule,
      )
    case 'arrange':
      return change.settings.ordering && change.settings.ordering !== settings.ordering
        ? orderAgain(standing, { ...rule, ordering: change.settings.ordering })
        : standing
    case 'number-cards':
      return numbered(standing, givenCards)
    case 'number-again':
      return numbered(standing, [])
  }
}

const withoutCard = (child: StageEntry): StageEntry => ({ ...child, card: null })

function numbered(children: readonly StageEntry[], given: readonly string[]): StageEntry[] {
  const numbers = missingNumbers(children, given)
  return children.map((child) => ({ ...child, card: numbers.get(child.id) ?? child.card }))
}

function settingsAfter(
  { seed, revision }: StageSettings,
  change: StageChange,
  now: Date,
): Partial<StageSettings> {
  switch (change.kind) {
    case 'arrange':
      return { ...change.settings, revision: revision + 1 }
    case 'draw-again':
      return { ordering: 'drawn', seed: seed + 1, revision: revision + 1 }
    case 'number-cards':
    case 'number-again':
      return { numberedAt: now }
    default:
      return {}
  }
}

async function keepSettings(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
  settings: Partial<StageSettings>,
): Promise<void> {
  if (Object.keys(settings).length === 0) return
  await tx
    .update(stage)
    .set(settings)
    .where(and(eq(stage.councilId, councilId), eq(stage.occurrenceId, occurrenceId)))
}

/** All cards are void, those of children who left the list, too: every number can be given again. */
async function takeCards(tx: Database, { councilId, occurrenceId }: StageOf): Promise<void> {
  await tx
    .update(honouree)
    .set({ card: null })
    .where(and(eq(honouree.councilId, councilId), eq(honouree.occurrenceId, occurrenceId)))
}

/** Only what changed is written, in one statement: places of those who moved, cards that were given. */
async function keepPlaces(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
  before: readonly StageEntry[],
  after: readonly StageEntry[],
): Promise<void> {
  const known = new Map(before.map((child) => [child.id, child]))
  const rows = after.flatMap(({ id, isByHand, card }, at) => {
    const was = known.get(id)
    const place = at + 1
    const isSame = was?.place === place && was.isByHand === isByHand && was.card === card
    return isSame ? [] : [{ id, place, by_hand: isByHand, card }]
  })
  if (rows.length === 0) return
  await tx.execute(sql`
    update ${honouree} h set stage_place = c.place, moved_by_hand = c.by_hand, card = c.card
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, place int, by_hand boolean, card text)
    where h.council_id = ${councilId} and h.occurrence_id = ${occurrenceId} and h.id = c.id`)
}
