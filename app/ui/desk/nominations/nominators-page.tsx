import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import type { FormState } from '../../form-state.ts'
import { Button, ButtonGroup } from '../../govuk/button.tsx'
import { DateFields } from '../../govuk/date-fields.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Select } from '../../govuk/select.tsx'
import { TextField } from '../../govuk/text-field.tsx'
import { useWords } from '../../words.tsx'
import { Alarm } from '../alarm.tsx'
import { EventPage, type EventFacts } from '../event-page.tsx'
import { Box } from '../panels.tsx'
import { NominatorBox, type Nominator } from './nominator-box.tsx'
import { nominationsHref } from './nomination-view.ts'

interface Props {
  facts: EventFacts
  nominators: Nominator[]
  organisations: Array<{ id: string; name: string }>
  settings: FormState['typed']
  did: string | null
  state: FormState | undefined
  fields: string[]
}

const DONE = ['nominator', 'revoked', 'written', 'saved'] as const
const PROBLEMS = ['no-address', 'closed'] as const

/** Who nominates by a link, until when, and of how many children. */
export function NominatorsPage(props: Props) {
  const t = useWords()
  const { facts, nominators, did, state, fields } = props
  const done = DONE.find((one) => one === did)
  const problem = PROBLEMS.find((one) => one === did)
  return (
    <EventPage
      event={facts}
      tab="nominations"
      title={t('nominations.links-title')}
      hasErrors={Boolean(state)}
    >
      <h2>{t('nominations.links-title')}</h2>
      <p>{t('nominations.links-lead')}</p>
      <ErrorSummary state={state} names={[...fields, 'closesOn.day', 'newlyRegistered']} />
      {done && <Alarm kind="done" title={t(`nominations.links-did-${done}`)} />}
      {problem && <Alarm title={t(`nominations.links-${problem}`)} />}
      {nominators.map((one) => (
        <NominatorBox key={one.id} one={one} timeZone={facts.timeZone} />
      ))}
      <AddNominator {...props} />
      <Settings {...props} />
      <p>
        <a href={nominationsHref(facts)}>{t('nominations.back')}</a>
      </p>
    </EventPage>
  )
}

function AddNominator({ organisations, state, nominators }: Props) {
  const t = useWords()
  const own = state?.typed.fullName || state?.typed.organisationId ? state : undefined
  const off = { autoComplete: 'off', spellCheck: false, state: own } as const
  return (
    <Box id="add" title={t('nominations.add-nominator')} paper>
      <form method="post" className="narrow" noValidate>
        <Select
          name="organisationId"
          label={t('nominations.organisation')}
          options={[
            { value: '', label: t('nominations.a-guardian') },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          state={own}
        />
        <TextField
          name="fullName"
          label={t('nominations.contact-name')}
          hint={t('nominations.contact-hint')}
          {...off}
        />
        <TextField name="email" label={t('guests.email')} optional inputMode="email" {...off} />
        <TextField
          name="phone"
          label={t('guests.phone')}
          optional
          inputMode="tel"
          width={20}
          {...off}
        />
        <Select
          name="language"
          label={t('guests.language')}
          defaultValue="en"
          options={SPOKEN_LANGUAGES.map(({ tag, english, own: name }) => ({
            value: tag,
            label: english === name ? english : `${english} – ${name}`,
          }))}
          state={own}
        />
        <Button
          name="do"
          value="add"
          {...(nominators.length > 0 ? { kind: 'secondary' as const } : {})}
        >
          {t('nominations.make-link')}
        </Button>
      </form>
    </Box>
  )
}

function Settings({ settings, state }: Props) {
  const t = useWords()
  const saved = { typed: settings, errors: {} }
  const has = (name: string) =>
    Object.keys(state?.errors ?? {}).some((field) => field.startsWith(name))
  return (
    <Box id="settings" title={t('nominations.settings')} paper>
      <form method="post" noValidate>
        <DateFields
          name="closesOn"
          label={t('nominations.closes-on')}
          hint={t('nominations.closes-hint')}
          size="s"
          state={has('closesOn') ? state : saved}
        />
        <ButtonGroup>
          <Button name="do" value="closes" kind="secondary">
            {t('nominations.save-close')}
          </Button>
        </ButtonGroup>
      </form>
      <form method="post" noValidate>
        <TextField
          name="newlyRegistered"
          label={t('nominations.registered')}
          hint={t('nominations.registered-hint')}
          inputMode="numeric"
          width={5}
          autoComplete="off"
          state={has('newlyRegistered') ? state : saved}
        />
        <ButtonGroup>
          <Button name="do" value="count" kind="secondary">
            {t('nominate.count-save')}
          </Button>
        </ButtonGroup>
      </form>
    </Box>
  )
}
