import { ARRANGE_FIELDS } from '#app/domain/ceremonies/stage-fields.ts'
import { BothVersions, type Conflict } from '../desk/both-versions.tsx'
import { EventPage, type EventFacts } from '../desk/event-page.tsx'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { BackLink } from '../govuk/prose.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { stageHrefs } from './hrefs.ts'

export interface ArrangeStageProps {
  facts: EventFacts
  revision: number
  form: FormState
  answer: { form: FormState; conflict: Conflict | null } | undefined
}

const NUMBERS = ['rows', 'left', 'right', 'civic', 'stepFree', 'stepFreeRows'] as const
const isNumber = (name: string): name is (typeof NUMBERS)[number] =>
  NUMBERS.some((one) => one === name)

/** How the row is ordered, who hands over, and how the room is set out. */
export function ArrangeStage({ facts, revision, form, answer }: ArrangeStageProps) {
  const t = useWords()
  const state = answer?.form ?? form
  const hrefs = stageHrefs(facts)
  const labels: Record<string, string> = {
    ordering: t('stage.ordering'),
    presenters: t('stage.presenters'),
    firstNamesOnly: t('stage.first-names-only'),
    blankCards: t('stage.blank-cards'),
  }
  const label = (name: string) => (isNumber(name) ? t(`stage.room-${name}`) : (labels[name] ?? ''))
  const show = (_: string, value: string) =>
    value === 'by-name' || value === 'drawn' ? t(`stage.ordering-${value}`) : value
  return (
    <EventPage
      event={facts}
      tab="stage"
      title={t('stage.arrange')}
      hasErrors={Object.keys(state.errors).length > 0}
    >
      <BackLink href={hrefs.stage}>{t('event.tab-stage')}</BackLink>
      <h2>{t('stage.arrange')}</h2>
      {answer?.conflict ? (
        <BothVersions
          conflict={answer.conflict}
          typed={state.typed}
          label={label}
          show={show}
          backHref={hrefs.stage}
        />
      ) : (
        <form method="post" className="narrow" noValidate>
          <ErrorSummary state={state} names={[...ARRANGE_FIELDS]} />
          <input type="hidden" name="revision" value={revision} />
          <Radios
            name="ordering"
            label={t('stage.ordering')}
            size="s"
            small
            state={state}
            options={[
              { value: 'by-name', label: t('stage.ordering-by-name') },
              { value: 'drawn', label: t('stage.ordering-drawn'), hint: t('stage.drawn-hint') },
            ]}
          />
          <TextArea
            name="presenters"
            label={t('stage.presenters')}
            hint={t('stage.presenters-hint')}
            rows={3}
            optional
            state={state}
          />
          <Checkboxes
            name="firstNamesOnly"
            small
            state={state}
            options={[
              {
                value: 'yes',
                label: t('stage.first-names-only'),
                hint: t('stage.first-name-hint'),
              },
            ]}
          />
          <TextField
            name="blankCards"
            label={t('stage.blank-cards')}
            hint={t('stage.blank-cards-hint')}
            width={2}
            inputMode="numeric"
            state={state}
          />
          <h3>{t('stage.room')}</h3>
          {NUMBERS.map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`stage.room-${name}`)}
              {...(name === 'civic' || name === 'stepFree'
                ? { hint: t(`stage.room-${name}-hint`) }
                : {})}
              width={2}
              inputMode="numeric"
              state={state}
            />
          ))}
          <ButtonGroup>
            <Button>{t('stage.save-arrange')}</Button>
            <a href={hrefs.stage}>{t('stage.leave')}</a>
          </ButtonGroup>
        </form>
      )}
    </EventPage>
  )
}
