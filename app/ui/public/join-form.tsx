import type { QuestionSet } from '#app/domain/events/kinds.ts'
import type { PublicDate } from '#app/domain/events/public-date.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { whenOf } from '#app/translations/when.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { CarriedAlong } from '../invitation/check-answers.tsx'
import { PartyQuestions } from '../invitation/party-questions.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'

export interface JoinFormProps {
  questions: QuestionSet
  /** The dates that can be asked for; of more than one, one is chosen. */
  dates: PublicDate[]
  chosen: string | undefined
  peopleLimit: number
  mark: string
  form: FormState
}

/** Who asks for places, for whom, and what they need. No account, and no address that must be given. */
export function JoinForm({ questions, dates, chosen, peopleLimit, mark, form }: JoinFormProps) {
  const t = useWords()
  return (
    <form method="post" noValidate>
      <input type="hidden" name="mark" value={form.typed.mark?.[0] ?? mark} />
      <input type="hidden" name="answer" value="yes" />
      {dates.length > 1 && (
        <Radios
          name="date"
          label={t('join.date')}
          size="m"
          heading={2}
          state={form}
          defaultValue={chosen}
          options={dates.map((date) => ({
            value: date.occurrenceId,
            label: whenOf(t, date),
            ...(date.isFull ? { hint: t('join.date-full') } : {}),
          }))}
        />
      )}
      <Fieldset legend={t('join.about-you')} size="m" heading={2}>
        <TextField
          name="name"
          label={t('join.name')}
          hint={t('join.name-hint')}
          autoComplete="name"
          spellCheck={false}
          state={form}
        />
        <TextField
          name="email"
          type="email"
          label={t('join.email')}
          hint={t('join.email-hint')}
          autoComplete="email"
          optional
          state={form}
        />
        <TextField
          name="phone"
          type="tel"
          label={t('join.phone')}
          hint={t('join.phone-hint')}
          autoComplete="tel"
          width={20}
          optional
          state={form}
        />
        <Language form={form} />
      </Fieldset>
      <PartyQuestions
        questions={questions}
        peopleLimit={peopleLimit}
        limitHint={t('join.at-most', { people: peopleLimit })}
        form={form}
      />
      <p className="govuk-body">
        {t('join.privacy')}{' '}
        <a className="govuk-link" href="/privacy">
          {t('frame.privacy')}
        </a>
      </p>
      {/* Whose the needs are is asked on a page of its own, and told anew there. */}
      <CarriedAlong typed={form.typed} but={(name) => !name.startsWith('who.')} />
      <Button name="step" value="check">
        {t('frame.continue')}
      </Button>
    </form>
  )
}

/** The languages of the pages first, because letters can be written in them; then all others. */
function Language({ form }: { form: FormState }) {
  const t = useWords()
  const written = usePage().languages.map(({ locale }) => locale)
  const others = SPOKEN_LANGUAGES.filter(({ tag }) => !written.some((locale) => locale === tag))
  return (
    <Select
      name="language"
      label={t('join.language')}
      hint={t('join.language-hint')}
      defaultValue={t.locale}
      state={form}
      options={[
        ...written.map((locale) => ({
          value: locale,
          label: localeDetails(locale).name,
          lang: locale,
          dir: localeDetails(locale).dir,
        })),
        ...others.map(({ tag, own }) => ({ value: tag, label: own, lang: tag })),
      ]}
    />
  )
}
