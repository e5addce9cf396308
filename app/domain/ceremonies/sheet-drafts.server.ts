import type { Artefact, Jobs } from '#app/print/jobs.ts'
import type { CouncilLook } from '#app/print/written.ts'
import { renderPdf } from '#app/print/render.server.ts'
import type { Words } from '#app/translations/translate.ts'
import { keyed } from '../access/secret.server.ts'
import type { DaySheet, Fingerprints } from './day-sheets.ts'
import type { SheetChild } from './find-sheet-children.server.ts'
import { blankCardsOf, callerCard, nameCard } from './sheet-cards.server.ts'
import {
  marshalsFrame,
  marshalsLines,
  photographersFrame,
  photographersLines,
  type ListFrame,
  type ListLine,
} from './sheet-lists.server.ts'

/** What stands on every sheet, in words that are ready to print. */
export interface SheetHead {
  /** What the event is called at the desk. */
  event: string
  /** When and where. */
  subtitle: string
  /** "Official: contains personal data" and the time of printing. */
  notice: string
}

/** What sheets are made of. */
export interface SheetFacts {
  children: SheetChild[]
  blankCards: number
  look: Pick<CouncilLook, 'colour' | 'accent'>
}

/** A sheet that is ready for the press: what would stand on it, as fingerprints, and how it is made. */
export interface SheetDraft {
  rows: Fingerprints
  /** @param only The rows to print; all, when left out. */
  render: (createdAt: Date, only?: ReadonlySet<string>) => Promise<Uint8Array>
}

/** A sheet of the day as it would be printed now. */
export function draftSheet(
  sheet: DaySheet,
  { children, blankCards, look }: SheetFacts,
  head: SheetHead,
  t: Words,
): SheetDraft {
  const title = t(`sheet.title-${sheet}`, { event: head.event })
  const base = { title, locale: 'en-GB' }
  const each = <Row>(rowOf: (child: SheetChild) => Row) =>
    new Map(children.map((child) => [child.id, rowOf(child)]))
  switch (sheet) {
    case 'caller-cards':
      return draft(
        sheet,
        'caller-cards',
        each((child) => callerCard(child, t)),
        (cards) => ({
          ...base,
          cards,
        }),
      )
    case 'blank-cards': {
      const blank = blankCardsOf(blankCards, t).map(({ letter, card }) => [letter, card] as const)
      return draft(sheet, 'caller-cards', new Map(blank), (cards) => ({ ...base, cards }))
    }
    case 'place-cards':
    case 'gift-labels': {
      const form = sheet === 'place-cards' ? 'place' : 'label'
      return draft(
        sheet,
        'name-cards',
        each((child) => nameCard(child, form, t)),
        (cards) => ({
          ...base,
          form,
          look,
          cards,
        }),
      )
    }
    case 'photographer':
      return draft(sheet, 'day-list', photographersLines(children), (lines) => ({
        ...base,
        ...listOf(photographersFrame(children, t), lines, head, t),
      }))
    case 'marshal':
      return draft(sheet, 'day-list', marshalsLines(children, t), (lines) => ({
        ...base,
        ...listOf(marshalsFrame(t), lines, head, t),
      }))
  }
}

function draft<A extends Artefact, Row>(
  sheet: DaySheet,
  artefact: A,
  rows: ReadonlyMap<string, Row>,
  job: (rows: Row[]) => Jobs[A],
): SheetDraft {
  return {
    rows: Object.fromEntries([...rows].map(([key, row]) => [key, fingerprint(sheet, key, row)])),
    render: (createdAt, only) => {
      const printed = [...rows].flatMap(([key, row]) => (!only || only.has(key) ? [row] : []))
      return renderPdf(artefact, job(printed), { createdAt })
    },
  }
}

/** Of what stands on paper; keyed, so that nobody can try names against it. */
const fingerprint = (sheet: DaySheet, key: string, row: unknown): string =>
  keyed('sheet-row', sheet, key, JSON.stringify(row)).toString('base64url').slice(0, 22)

const listOf = (frame: ListFrame, lines: ListLine[], head: SheetHead, t: Words) => ({
  subtitle: head.subtitle,
  notice: head.notice,
  pages: t('roll.pages'),
  lead: frame.lead,
  groups: frame.groups.map((group, at) => ({
    ...group,
    rows: lines.flatMap(({ group: of, line }) => (of === at ? [line] : [])),
  })),
})
