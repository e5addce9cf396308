import type { PhoneScript } from '#app/domain/invitations/phone-script.ts'
import type { QuestionSet } from '#app/domain/events/kinds.ts'
import type { FormState } from '../form-state.ts'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { BesideTheRule } from './answer-fields.tsx'

/** What is read aloud, and the same in English, so that the officer knows what was asked. */
export interface Spoken {
  language: string
  dir: 'ltr' | 'rtl'
  said: PhoneScript
  english: PhoneScript
}

/** A sentence to be read aloud, large, with the English beside it. */
export function Said({
  spoken: { language, dir, said, english },
  of,
}: {
  spoken: Spoken
  of: (script: PhoneScript) => string
}) {
  const sentence = of(said)
  const plain = of(english)
  return (
    <span className="said">
      <span className="said-guest" lang={language} dir={dir}>
        {sentence}
      </span>
      {sentence !== plain && <span className="said-english">{plain}</span>}
    </span>
  )
}

/** The same below a control's English label. */
function Guest({
  spoken: { language, dir, said, english },
  of,
}: {
  spoken: Spoken
  of: (script: PhoneScript) => string
}) {
  if (of(said) === of(english)) return null
  return (
    <bdi lang={language} dir={dir}>
      {of(said)}
    </bdi>
  )
}

const ANSWERS = ['yes', 'maybe', 'no'] as const
const BANDS = ['adults', 'young', 'children', 'infants'] as const

/** A family's questions from top to bottom, each with what to say and where to write the answer. */
export function PhoneQuestions({
  spoken,
  questions,
  state,
  isClosed,
}: {
  spoken: Spoken
  questions: QuestionSet
  state: FormState
  isClosed: boolean
}) {
  const t = useWords()
  const { english } = spoken
  const fields = questions.people === 'age_bands' ? BANDS : (['adults'] as const)
  return (
    <>
      <Radios
        name="answer"
        label={<Said spoken={spoken} of={(script) => script.question} />}
        options={ANSWERS.map((answer) => ({
          value: answer,
          label: english[answer],
          hint: <Guest spoken={spoken} of={(script) => script[answer]} />,
        }))}
        state={state}
      />
      <Fieldset legend={<Said spoken={spoken} of={(script) => script.howMany} />}>
        <p className="hint">{english.atMost}</p>
        <div className="row">
          {fields.map((field) => (
            <TextField
              key={field}
              name={field}
              label={fields.length === 1 ? t('guests.field-people') : english.bands[field]}
              hint={
                fields.length === 1 ? undefined : (
                  <Guest spoken={spoken} of={(script) => script.bands[field]} />
                )
              }
              width={3}
              inputMode="numeric"
              autoComplete="off"
              state={state}
            />
          ))}
        </div>
      </Fieldset>
      {english.names !== undefined && (
        <TextArea
          name="names"
          label={<Said spoken={spoken} of={(script) => script.names ?? ''} />}
          optional
          rows={3}
          spellCheck={false}
          state={state}
        />
      )}
      {english.needWords.length > 0 && <PhoneNeeds spoken={spoken} state={state} />}
      <TextArea
        name="message"
        label={<Said spoken={spoken} of={(script) => script.message} />}
        optional
        rows={2}
        state={state}
      />
      {isClosed && <BesideTheRule state={state} isClosed />}
    </>
  )
}

function PhoneNeeds({ spoken, state }: { spoken: Spoken; state: FormState }) {
  const t = useWords()
  const { english } = spoken
  return (
    <>
      <Checkboxes
        name="needs"
        label={<Said spoken={spoken} of={(script) => script.needs} />}
        options={english.needWords.map(({ need, said }, at) => ({
          value: need,
          label: said,
          hint: <Guest spoken={spoken} of={(script) => script.needWords[at]?.said ?? ''} />,
        }))}
        state={state}
      />
      <TextField
        name="interpreter"
        label={t('guests.interpreter-language')}
        optional
        width={20}
        state={state}
      />
      <TextField name="needDetail" label={t('guests.need-detail')} optional state={state} />
    </>
  )
}
