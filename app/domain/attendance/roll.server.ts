import { withMarkedGaps as printed } from '#app/print/coverage.server.ts'
import type { RollJob } from '#app/print/jobs.ts'
import { written } from '#app/print/written.ts'
import { renderPdf } from '#app/print/render.server.ts'
import type { Words } from '#app/translations/translate.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import type { Actor } from '../actor.ts'
import { findGuests } from '../invitations/find-guests.server.ts'
import type { GuestLine } from '../invitations/guest-line.ts'
import { HEAD_BANDS } from '../invitations/people.ts'
import { recordAudit } from '../records/audit.server.ts'
import { needInWords } from './need-in-words.ts'

/** The most families on one roll; a hall holds fewer. */
const MOST_FAMILIES = 5_000
const WORD_OF = {
  adult: 'adults',
  young: 'young',
  child: 'children',
  infant: 'infants',
  unknown: 'unknown-ages',
} as const

/**
 * The roll for the door: every party whose places are kept, by name, with a box to tick. Printing it is
 * written in the record, as is opening the list.
 *
 * @param t The officer's words.
 * @param head What, when and where, ready to print.
 */
export async function printRoll(
  db: Database,
  given: {
    councilId: string
    occurrenceId: string
    t: Words
    head: { title: string; subtitle: string; printedAt: string }
    actor: Actor
    address: string
    now: Date
  },
): Promise<Uint8Array> {
  const { councilId, occurrenceId, t, head, actor, address, now } = given
  const { lines } = await findGuests(db, {
    councilId,
    occurrenceId,
    filter: { answer: 'coming', q: '', sort: 'name' },
    actor,
    address,
    now,
    atMost: MOST_FAMILIES,
  })
  await inCouncil(db, councilId, (tx) =>
    recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.roll-printed',
      subjectId: occurrenceId,
      detail: { families: lines.length },
      address,
      now,
    }),
  )
  const job: RollJob = {
    title: head.title,
    subtitle: head.subtitle,
    locale: 'en-GB',
    landscape: false,
    notice: t('roll.notice', { at: head.printedAt }),
    pages: t('roll.pages'),
    heads: {
      number: t('roll.number'),
      name: t('roll.name'),
      people: t('roll.people'),
      needs: t('roll.needs'),
      here: t('roll.here'),
    },
    rows: lines.map((line, index) => rowOf(line, index + 1, t)),
  }
  return renderPdf('roll', job, { createdAt: now })
}

function rowOf(line: GuestLine, number: number, t: Words): RollJob['rows'][number] {
  return {
    number: String(number),
    name: written(printed(line.label), line.language),
    native: line.nativeName ? written(printed(line.nativeName), line.language) : null,
    people: HEAD_BANDS.filter((band) => line.heads[band])
      .map((band) => t(`guests.${WORD_OF[band]}`, { people: line.heads[band] ?? 0 }))
      .join(', '),
    needs: line.needs.map((need) => printed(needInWords(need, t))).join(', '),
  }
}
