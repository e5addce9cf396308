import type { FormState } from '../form-state.ts'
import { Radios } from '../govuk/choices.tsx'
import { useWords } from '../words.tsx'
import { partiesOf } from './code-words.ts'
import type { EventFacts } from './event-page.tsx'
import { Box } from './panels.tsx'
import { TextCostLine, type TextCostFacts } from './text-cost-line.tsx'

const WAYS = ['either', 'email', 'text'] as const
export type Way = (typeof WAYS)[number]

/** For each choice of families: how many letters of which kind a way of sending writes, and the cost. */
export interface WaysOfSending {
  whom: 'chosen' | 'new' | 'unanswered'
  ways: Record<Way, { byEmail: number; byText: number; byHand: number; cost: TextCostFacts }>
}

/** By e-mail, by text, or both; what each costs stands beside it before anything goes. */
export function SendingBy({
  sending,
  kind,
  state,
}: {
  sending: WaysOfSending[]
  kind: EventFacts['kind']
  state: FormState | undefined
}) {
  const t = useWords()
  return (
    <Radios
      name="by"
      label={t('texts.by')}
      state={state}
      defaultValue="either"
      options={WAYS.map((way) => ({
        value: way,
        label: t(`texts.by-${way}`),
        hint: sending.map(({ whom, ways }) => (
          <span key={whom} className="block">
            {sending.length > 1 && `${t(`letters.whom-${whom}`)}: `}
            {t('texts.by-count', {
              email: ways[way].byEmail,
              hand: ways[way].byHand,
              kind: partiesOf(kind),
            })}
            {ways[way].byText > 0 && (
              <>
                {' '}
                <TextCostLine cost={ways[way].cost} />
              </>
            )}
          </span>
        )),
      }))}
    />
  )
}

/** The text itself, in each language that it goes out in, with its parts. */
export function TextsToRead({
  samples,
}: {
  samples: Array<{ language: string; dir: 'ltr' | 'rtl'; text: string; parts: number }>
}) {
  const t = useWords()
  if (samples.length === 0) return null
  return (
    <Box id="texts" title={t('texts.what-it-says')}>
      <p>{t('texts.neutral')}</p>
      {samples.map(({ language, dir, text, parts }) => (
        <section key={language}>
          <h3>
            {t.language(language)}: {t('texts.parts', { parts })}
          </h3>
          <pre className="letter-text" lang={language} dir={dir}>
            {text}
          </pre>
        </section>
      ))}
    </Box>
  )
}
