import type { StageEntry } from '#app/domain/ceremonies/stage.ts'
import { EventPage, type EventFacts } from '../desk/event-page.tsx'
import { Box } from '../desk/panels.tsx'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { BackLink } from '../govuk/prose.tsx'
import { Select } from '../govuk/select.tsx'
import { useWords } from '../words.tsx'
import { nameHrefs, stageHrefs } from './hrefs.ts'
import { StageMarks, StageName } from './stage-marks.tsx'

export interface ChildOnStageProps {
  facts: EventFacts
  child: StageEntry
  /** What an officer set of the way without steps; null: as the reply says. */
  own: boolean | null
  place: number
  presenters: string[]
}

const asValue = (yes: boolean | null) => (yes === null ? '' : yes ? 'yes' : 'no')

/** How one child comes on stage. */
export function ChildOnStage({ facts, child, own, place, presenters }: ChildOnStageProps) {
  const t = useWords()
  const hrefs = stageHrefs(facts)
  return (
    <EventPage event={facts} tab="stage" title={child.name}>
      <BackLink href={hrefs.stage}>{t('event.tab-stage')}</BackLink>
      <div className="stage-child">
        <h2>
          <StageName entry={child} href={nameHrefs(facts).name({ honoureeId: child.id })} />
        </h2>
        <p className="muted">
          {child.card
            ? t('stage.child-place-card', { place, card: child.card })
            : t('stage.child-place', { place })}
        </p>
        <p>
          <StageMarks entry={child} presenters={presenters} />
        </p>
      </div>
      <form method="post" className="narrow" noValidate>
        <Radios
          name="handshake"
          label={t('stage.handshake-head')}
          size="s"
          small
          defaultValue={asValue(child.handshake)}
          options={[
            { value: 'yes', label: t('stage.handshake') },
            { value: 'no', label: t('on-stage.no-handshake') },
            { value: '', label: t('stage.handshake-open') },
          ]}
        />
        <Radios
          name="isStepFree"
          label={t('stage.step-free-head')}
          hint={t('stage.step-free-hint')}
          size="s"
          small
          defaultValue={asValue(own)}
          options={[
            {
              value: '',
              label: t(child.saysStepFree ? 'stage.reply-says-yes' : 'stage.reply-says-no'),
            },
            { value: 'yes', label: t('stage.step-free-yes') },
            { value: 'no', label: t('stage.step-free-no') },
          ]}
        />
        {presenters.length > 0 && (
          <Select
            name="presenter"
            label={t('stage.presenter')}
            defaultValue={child.group ? String(child.group) : ''}
            options={[
              { value: '', label: t('stage.presenter-any') },
              ...presenters.map((name, at) => ({ value: String(at + 1), label: name })),
            ]}
          />
        )}
        <Checkboxes
          name="byFirstName"
          defaultValues={child.asksFirstName ? ['yes'] : []}
          small
          options={[
            { value: 'yes', label: t('stage.first-name'), hint: t('stage.first-name-hint') },
          ]}
        />
        <Button>{t('stage.save-child')}</Button>
      </form>
      <Box id="on-the-day" title={t('stage.on-the-day')} paper>
        <p>{t(`stage.day-${child.state}`)}</p>
        <form method="post">
          <ButtonGroup>
            {child.state === 'waiting' && (
              <Button name="press" value="not-here" kind="secondary">
                {t('stage.pull-card')}
              </Button>
            )}
            {child.state === 'not-here' && (
              <Button name="press" value="arrived" kind="secondary">
                {t('on-stage.arrived')}
              </Button>
            )}
            {child.state !== 'waiting' && (
              <Button name="press" value="back" kind="secondary">
                {t('stage.take-back')}
              </Button>
            )}
          </ButtonGroup>
        </form>
      </Box>
    </EventPage>
  )
}
