import { withMarkedGaps as printed } from '#app/print/coverage.server.ts'
import type { DayListJob } from '#app/print/day-jobs.ts'
import type { Words } from '#app/translations/translate.ts'
import type { SheetChild } from './find-sheet-children.server.ts'
import { allows } from './photo-consent.ts'
import { namesOf } from './sheet-cards.server.ts'

type Group = DayListJob['groups'][number]

/** A line of a list, and in which of its groups it stands. */
export interface ListLine {
  group: number
  line: Group['rows'][number]
}

/** A list without its lines: its sentences and its groups. */
export type ListFrame = Pick<DayListJob, 'lead'> & { groups: Array<Omit<Group, 'rows'>> }

const PHOTOGRAPHED = ['press', 'channels', 'family'] as const

/**
 * Whom the photographer may photograph, by how far. Who may not be photographed is not on it, not even
 * by name: whoever is not on the sheet is not in a picture.
 */
export function photographersLines(children: readonly SheetChild[]): Map<string, ListLine> {
  return new Map(
    children.flatMap((child): Array<[string, ListLine]> => {
      const group = PHOTOGRAPHED.findIndex((level) => level === child.photo)
      if (group === -1) return []
      return [[child.id, { group, line: lineOf(child, printed(child.knownAs ?? '')) }]]
    }),
  )
}

/** The photographer's sheet without its lines. */
export function photographersFrame(children: readonly SheetChild[], t: Words): ListFrame {
  const others = children.filter(({ photo }) => photo === 'none').length
  return {
    lead: t('sheet.photographer-lead', { children: others }),
    groups: PHOTOGRAPHED.map((level) => ({
      heading: t(`sheet.photo-group-${level}`),
      lead: t(`sheet.photo-group-${level}-lead`),
      heads: [t('sheet.head-card'), t('sheet.head-name'), t('sheet.head-known-as'), ''],
      ticks: false,
    })),
  }
}

/** Who leaves before the group photograph, which the council shows, and who stays. */
export function marshalsLines(children: readonly SheetChild[], t: Words): Map<string, ListLine> {
  return new Map(
    children.map((child) => {
      const stays = allows(child.photo, 'channels')
      const notes = [
        ...(stays ? [] : [t(`sheet.photo-${child.photo}`)]),
        ...(child.handshake === false ? [t('sheet.handshake-no')] : []),
        ...(child.party && !child.byFirstName ? [printed(child.party)] : []),
      ]
      return [child.id, { group: stays ? 1 : 0, line: lineOf(child, notes.join(' · ')) }]
    }),
  )
}

/** The stage marshal's list without its lines. */
export function marshalsFrame(t: Words): ListFrame {
  return {
    lead: t('sheet.marshal-lead'),
    groups: (['leaves', 'stays'] as const).map((which) => ({
      heading: t(`sheet.marshal-${which}`),
      lead: t(`sheet.marshal-${which}-lead`),
      heads: [
        t('sheet.head-card'),
        t('sheet.head-name'),
        t('sheet.head-note'),
        t('sheet.head-here'),
      ],
      ticks: true,
    })),
  }
}

const lineOf = (child: SheetChild, note: string): Group['rows'][number] => ({
  ...namesOf(child),
  number: child.card ?? '',
  note,
})
