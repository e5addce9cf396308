import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { useWords } from '../words.tsx'
import { partiesOf } from './code-words.ts'
import type { EventFacts } from './event-page.tsx'
import { Box } from './panels.tsx'
import { SendingBy, TextsToRead, type WaysOfSending } from './sending-by.tsx'

interface Count {
  byEmail: number
  byHand: number
}

export interface InviteFormProps {
  facts: Pick<EventFacts, 'id' | 'on' | 'dates' | 'kind'>
  href: string
  /** Languages that the letters will be written in. */
  languages: string[]
  fresh: Count
  unanswered: Count
  /** Families that were ticked in the guest list. */
  chosen?: (Count & { ids: string[]; ways: WaysOfSending['ways'] }) | undefined
  /** Where the council sends texts: what each way of sending costs; else nothing. */
  sending: WaysOfSending[]
  /** The texts to read. */
  samples: Array<{ language: string; dir: 'ltr' | 'rtl'; text: string; parts: number }>
  /** The officer's own address. */
  email: string
  state: FormState | undefined
}

/** Read the letter, try it on oneself, then choose who is written to. */
export function InviteForm(props: InviteFormProps) {
  const t = useWords()
  const { href, fresh, unanswered, chosen, state } = props
  const kind = partiesOf(props.facts.kind)
  const options = [
    { value: 'chosen', count: chosen },
    { value: 'new', count: fresh },
    { value: 'unanswered', count: unanswered },
  ] as const
  const present = options.filter(({ count }) => count && count.byEmail + count.byHand > 0)
  const sending: WaysOfSending[] =
    props.sending.length === 0
      ? []
      : [...(chosen ? [{ whom: 'chosen' as const, ways: chosen.ways }] : []), ...props.sending]
  const shown = sending.some(({ ways }) => ways.text.byText > 0)
    ? sending.filter(({ whom }) => present.some(({ value }) => value === whom))
    : []
  const reaches = (whom: string, byEmail: number) =>
    byEmail > 0 || shown.some((one) => one.whom === whom && one.ways.either.byText > 0)
  const [first] = present.filter(({ value, count }) => count && reaches(value, count.byEmail))
  return (
    <>
      <ErrorSummary state={state} names={['whom']} />
      <ReadFirst {...props} />
      <TextsToRead samples={props.samples} />
      {present.length === 0 ? (
        <p>{t('letters.invite-nobody')}</p>
      ) : (
        <form method="post" action={href}>
          <input type="hidden" name="intent" value="send" />
          {chosen?.ids.map((id) => (
            <input key={id} type="hidden" name="invitation" value={id} />
          ))}
          <Radios
            name="whom"
            label={t('letters.whom')}
            state={state}
            defaultValue={first?.value}
            options={present.map(({ value, count }) => ({
              value,
              label: t(`letters.whom-${value}`),
              ...(shown.length > 0
                ? {}
                : {
                    hint: t('letters.whom-count', {
                      email: count?.byEmail ?? 0,
                      hand: count?.byHand ?? 0,
                      kind,
                    }),
                  }),
            }))}
          />
          {shown.length > 0 && <SendingBy sending={shown} kind={props.facts.kind} state={state} />}
          <p>
            {t('letters.send-what')}{' '}
            {props.facts.dates.length > 1 && t('letters.all-dates', { kind })}
          </p>
          <Button>{t('letters.send')}</Button>
        </form>
      )}
    </>
  )
}

function ReadFirst({ facts, href, languages, unanswered, email }: InviteFormProps) {
  const t = useWords()
  const kinds =
    unanswered.byEmail > 0
      ? (['invitation', 'invitation_reminder'] as const)
      : (['invitation'] as const)
  return (
    <Box id="before" title={t('letters.before-you-send')}>
      <p>{t('letters.read-first')}</p>
      <ul>
        {kinds.flatMap((kind) =>
          languages.map((language) => (
            <li key={`${kind}-${language}`}>
              <a
                href={`/desk/events/${facts.id}/letters/preview?on=${facts.on}&kind=${kind}&language=${language}`}
              >
                {t(`letters.preview-${kind}`, { language: t.language(language) })}
              </a>
            </li>
          )),
        )}
      </ul>
      <form method="post" action={href} className="row">
        <input type="hidden" name="intent" value="test" />
        {languages.map((language) => (
          <input key={language} type="hidden" name="language" value={language} />
        ))}
        <Button kind="secondary">{t('letters.send-test')}</Button>
        <p>
          {t.rich('letters.test-what', {
            address: <bdi key="a">{email}</bdi>,
            languages: languages.length,
          })}
        </p>
      </form>
    </Box>
  )
}
