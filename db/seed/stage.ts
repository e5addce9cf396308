import { arrangeStage, type StageChange } from '#app/domain/ceremonies/arrange-stage.server.ts'
import { findStage } from '#app/domain/ceremonies/find-stage.server.ts'
import { setOnStage } from '#app/domain/ceremonies/set-on-stage.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Ground } from './council.ts'
import { sayAboutPhotographs } from './photographs.ts'

/** What families said of photographs, and the stage that follows from it. */
export async function prepareCeremony(
  db: Database,
  ground: Ground,
  given: { occurrenceId: string; now: Date },
): Promise<void> {
  await sayAboutPhotographs(db, ground, given)
  await arrangeCeremony(db, ground, given)
}

/** The ceremony's stage: two presenters, one family moved by hand, a child without handshake, cards numbered. */
async function arrangeCeremony(
  db: Database,
  { councilId, officer: actor }: Ground,
  { occurrenceId, now }: { occurrenceId: string; now: Date },
): Promise<void> {
  const given = { councilId, occurrenceId, actor, now }
  const change = (one: StageChange) => arrangeStage(db, { ...given, change: one })
  await change({
    kind: 'arrange',
    settings: {
      presenters: [
        'Councillor Maud Ellery, Lord Mayor',
        'Petra Lindqvist, Superintendent Registrar',
      ],
      room: { rows: 6, left: 7, right: 7, civic: 8, stepFree: 3, stepFreeRows: 1 },
    },
  })
  const { children } = await findStage(db, { councilId, occurrenceId })
  for (const [at, { id, ownStepFree }] of children.entries())
    await setOnStage(db, {
      ...given,
      honoureeId: id,
      facts: {
        handshake: at % 4 === 1 ? false : at % 3 === 0 ? null : true,
        isStepFree: ownStepFree,
        presenter: at < children.length / 2 ? 1 : 2,
        byFirstName: false,
      },
    })
  await change({ kind: 'order-again' })
  const last = children.at(-1)
  if (last) await change({ kind: 'move', honoureeId: last.id, to: 'earlier' })
  await change({ kind: 'number-cards' })
}
