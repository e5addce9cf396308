import { setsInNastaliq, withMarkedGaps as printed } from '#app/print/coverage.server.ts'
import type { BlankCard, CallerCard, NameCardJob } from '#app/print/day-jobs.ts'
import { written, type Written } from '#app/print/written.ts'
import type { Words } from '#app/translations/translate.ts'
import { BLANK_COLOURS } from './day-sheets.ts'
import type { SheetChild } from './find-sheet-children.server.ts'
import { loudSyllables } from './pronunciation.ts'
import { blankCards } from './stage.ts'

/** A child's name as it goes on paper, and below it the line in its own script. */
export function namesOf({ name, native, nativeLanguage, language }: SheetChild): {
  name: Written
  native: Written | null
} {
  const spoken = nativeLanguage ?? language
  return {
    name: written(printed(name), spoken),
    native: native
      ? written(printed(native), spoken, {
          nastaliq: spoken === 'ur' && setsInNastaliq(native),
        })
      : null,
  }
}

/** What is read out where a family asked that its name is not: known as, else the first of the names. */
export const firstNameOf = ({ name, knownAs }: Pick<SheetChild, 'name' | 'knownAs'>): string =>
  knownAs ?? name.split(/\s+/u)[0] ?? name

/** The card that the reader of names holds. */
export function callerCard(child: SheetChild, t: Words): CallerCard {
  const { card, pronunciation, knownAs, siblings, party, handshake, photo, byFirstName } = child
  const first = firstNameOf(child)
  const names = byFirstName
    ? { name: written(printed(first), child.nativeLanguage ?? child.language), native: null }
    : namesOf(child)
  return {
    ...names,
    number: card,
    said: pronunciation ? loudSyllables(printed(pronunciation)) : [],
    knownAs:
      knownAs && !byFirstName && knownAs !== child.name
        ? t('sheet.known-as', { name: printed(knownAs) })
        : null,
    family: byFirstName ? t('sheet.no-family-name') : printed(party ?? ''),
    below: siblings.length > 0 && !byFirstName ? [siblingsInWords(siblings, t)] : [],
    handshake: {
      mark: handshake === null ? 'unsaid' : handshake ? 'yes' : 'no',
      words:
        handshake === null
          ? t('sheet.handshake-unsaid')
          : handshake
            ? t('sheet.handshake-yes')
            : t('sheet.handshake-no'),
    },
    photo: { mark: photo === 'none' ? 'no' : 'yes', words: t(`sheet.photo-${photo}`) },
    blank: null,
  }
}

const siblingsInWords = (siblings: string[], t: Words): string =>
  t('sheet.siblings', { names: siblings.map(printed).join(', ') })

/** Cards for children who come unannounced, by letter. Nobody said yes for them: no photographs. */
export function blankCardsOf(many: number, t: Words): { letter: string; card: BlankCard }[] {
  return blankCards(many).map((letter, at) => {
    const { name, colour } = BLANK_COLOURS[at % BLANK_COLOURS.length] ?? BLANK_COLOURS[0]
    return {
      letter,
      card: {
        blank: {
          letter,
          colour,
          colourName: t(`sheet.colour-${name}`),
          lines: [t('sheet.blank-name'), t('sheet.blank-said'), t('sheet.blank-with')],
          boxes: [t('sheet.handshake-yes'), t('sheet.handshake-no')],
        },
      },
    }
  })
}

/** A name to stand at a seat, or to hang on a gift; the label has the number of the card. */
export function nameCard(
  child: SheetChild,
  form: NameCardJob['form'],
  t: Words,
): NameCardJob['cards'][number] {
  const below = form === 'label' && child.card ? t('sheet.card', { card: child.card }) : ''
  return { ...namesOf(child), below }
}
