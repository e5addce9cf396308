import { and, eq, isNotNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, honouree, need, stage, stagePress } from '#db/schema/index.ts'
import { searchForm } from '../names.ts'
import { findNames, onCertificate, type NameEntry } from './find-names.server.ts'
import { findPhotoConsents } from './find-photo-consents.server.ts'
import { stateAfter, type OnStage, type StageEntry } from './stage.ts'
import { healOrder, type StageRule } from './stage-order.ts'
import { findVoices } from './voice.server.ts'

/** How a ceremony's stage is arranged, as it is kept; `revision` 0: as usual, nothing was kept yet. */
export type StageSettings = Omit<typeof stage.$inferSelect, 'councilId' | 'occurrenceId'>

/** A ceremony's stage: its children in the order in which they are called, healed from whatever changed. */
export interface Stage {
  settings: StageSettings
  children: StageEntry[]
  /** All cards that were given, those of children who left the list, too. */
  givenCards: string[]
}

/** One ceremony's date. */
export interface StageOf {
  councilId: string
  occurrenceId: string
}

/** The stage of one ceremony. As many queries, whatever the number of children. */
export async function findStage(
  db: Database,
  { councilId, occurrenceId }: StageOf,
): Promise<Stage> {
  return inCouncil(db, councilId, async (tx) => {
    const where = { councilId, occurrenceId }
    const settings = await settingsOf(tx, where)
    const names = await findNames(tx, where)
    const photos = await findPhotoConsents(tx, where)
    const steps = await stepFreeIn(tx, where)
    const voices = await findVoices(tx, where)
    const presses = await pressesOf(tx, where)
    const givenCards = await cardsOf(tx, where)
    const children = names.map((entry): StageEntry => {
      const { id, handshake, card, recognisedHow, byFirstName } = entry.honouree
      const { state, at, lateSince } = stateAfter(presses.get(id) ?? [])
      return {
        ...placeOf(entry, steps),
        name: onCertificate(entry.proof),
        knownAs: entry.knownAs,
        native: entry.proof.nativeLine,
        nativeLanguage: entry.proof.nativeLanguage,
        pronunciation: entry.proof.pronunciation,
        hasVoice: voices.has(id),
        handshake,
        photo: photos.get(id)?.mark ?? 'none',
        isApproved: entry.state === 'approved',
        partyLabel: entry.partyLabel,
        siblings: entry.siblings,
        card,
        state,
        pressedAt: at,
        lateSince,
        byFirstName: byFirstName || settings.firstNamesOnly,
        asksFirstName: byFirstName,
        recognised: recognisedAs(state, recognisedHow),
      }
    })
    return { settings, children: healOrder(children, ruleOf(settings)), givenCards }
  })
}

/** What of the arrangement decides the order. */
export const ruleOf = ({ ordering, seed }: StageSettings): StageRule => ({ ordering, seed })

async function settingsOf(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
): Promise<StageSettings> {
  const [row] = await tx
    .select()
    .from(stage)
    .where(and(eq(stage.councilId, councilId), eq(stage.occurrenceId, occurrenceId)))
  return row ?? AS_USUAL
}

const AS_USUAL: StageSettings = {
  ordering: 'by-name',
  seed: 1,
  presenters: [],
  blankCards: 6,
  firstNamesOnly: false,
  room: null,
  numberedAt: null,
  revision: 0,
}

function placeOf({ honouree: row, familyId, sortName, proof }: NameEntry, steps: StepFree) {
  const { id, isStepFree, presenter, stagePlace, movedByHand, personId } = row
  const said = steps.persons.has(personId) || steps.names.has(searchForm(proof.name))
  return {
    id,
    familyId,
    sortName,
    isStepFree: isStepFree ?? said,
    saysStepFree: said,
    ownStepFree: isStepFree,
    group: presenter,
    place: stagePlace,
    isByHand: movedByHand,
  }
}

interface StepFree {
  persons: Set<string>
  names: Set<string>
}

/** Who of those who come asked for a way without steps, by record or by the name in the reply. */
async function stepFreeIn(tx: Database, { councilId, occurrenceId }: StageOf): Promise<StepFree> {
  const rows = await tx
    .select({ personId: attendee.personId, name: attendee.name })
    .from(need)
    .innerJoin(
      attendee,
      and(eq(attendee.councilId, need.councilId), eq(attendee.id, need.attendeeId)),
    )
    .where(
      and(
        eq(need.councilId, councilId),
        eq(need.occurrenceId, occurrenceId),
        eq(need.kind, 'step_free'),
        isNotNull(need.attendeeId),
      ),
    )
  return {
    persons: new Set(rows.flatMap(({ personId }) => personId ?? [])),
    names: new Set(rows.flatMap(({ name }) => (name ? [searchForm(name)] : []))),
  }
}

async function cardsOf(tx: Database, { councilId, occurrenceId }: StageOf): Promise<string[]> {
  const rows = await tx
    .select({ card: honouree.card })
    .from(honouree)
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.occurrenceId, occurrenceId),
        isNotNull(honouree.card),
      ),
    )
  return rows.flatMap(({ card }) => card ?? [])
}

/** What was pressed about each child of a ceremony. */
export async function pressesOf(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
): Promise<Map<string, Array<typeof stagePress.$inferSelect>>> {
  const rows = await tx
    .select()
    .from(stagePress)
    .where(and(eq(stagePress.councilId, councilId), eq(stagePress.occurrenceId, occurrenceId)))
  return Map.groupBy(rows, ({ honoureeId }) => honoureeId)
}

function recognisedAs(state: OnStage, how: StageEntry['recognised']): StageEntry['recognised'] {
  return state === 'presented' ? 'stage' : how
}
