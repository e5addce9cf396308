import type { NeedKind, QuestionSet } from '#app/domain/events/kinds.ts'
import type { Words } from '#app/translations/translate.ts'
import { whenOf } from '#app/translations/when.ts'

/** What an officer reads aloud on the telephone, in one language. */
export interface PhoneScript {
  hello: string
  question: string
  yes: string
  maybe: string
  no: string
  howMany: string
  atMost: string
  bands: Record<'adults' | 'young' | 'children' | 'infants', string>
  names: string | undefined
  needs: string
  needWords: Array<{ need: NeedKind; said: string; asks: string | undefined }>
  message: string
  thanks: string
}

/** The questions of the guest's own page, as sentences to be read aloud. */
export function phoneScript(
  t: Words,
  {
    councilName,
    outsideTitle,
    questions,
    limit,
    isGroup,
    ...when
  }: {
    councilName: string
    /** The neutral one: nobody knows who listens. */
    outsideTitle: string
    questions: QuestionSet
    limit: number
    isGroup: boolean
    startsAt: Date
    endsAt: Date
    timeZone: string
  },
): PhoneScript {
  const band = (name: 'adults' | 'young' | 'children' | 'infants') =>
    `${t(`reply-form.${name}`)} (${t(`reply-form.${name}-ages`)})`
  return {
    hello: t('phone.hello', { council: councilName, title: outsideTitle, when: whenOf(t, when) }),
    question: isGroup ? t('group.headcount') : t('reply-form.will-you-come'),
    yes: t('reply-form.yes'),
    maybe: t('reply-form.maybe'),
    no: t('reply-form.no'),
    howMany: t('reply-form.how-many'),
    atMost: t('reply-form.at-most', { people: limit }),
    bands: {
      adults: band('adults'),
      young: band('young'),
      children: band('children'),
      infants: band('infants'),
    },
    names: questions.names === 'none' ? undefined : t(`reply-form.names-${questions.names}`),
    needs: t('reply-form.needs'),
    needWords: questions.needs.map((need) => ({
      need,
      said: t(`need.${need}`),
      asks:
        need === 'interpreter' || need === 'allergy' || need === 'pick_up' || need === 'other'
          ? t(`need.detail-${need}`)
          : undefined,
    })),
    message: t('reply-form.message'),
    thanks: t('phone.thanks'),
  }
}
