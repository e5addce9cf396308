import type { OwnList, OwnNomination, OwnState } from '#app/domain/nominations/own-view.ts'
import type { FormState } from '../form-state.ts'
import { Button, LinkButton, ButtonGroup } from '../govuk/button.tsx'
import { InsetText } from '../govuk/prose.tsx'
import { SummaryList } from '../govuk/summary-list.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'

const MARKS: Record<OwnState, Mark> = {
  received: 'later',
  accepted: 'yes',
  declined: 'no',
  withdrawn: 'no',
}

/** What a nominator's link opens: what it is for, who reads it, and the nominator's own list. */
export function OwnListView({
  list,
  path,
  state,
}: {
  list: OwnList
  path: string
  state: FormState | undefined
}) {
  const t = useWords()
  const { timeZone, closesAt, isOpen, nominations } = list
  const until = t.date(closesAt, { timeZone, style: 'dateTime' })
  return (
    <>
      <h1 className="display">{t('nominate.title')}</h1>
      <p className="govuk-body-l">
        {t.rich('nominate.for', {
          event: <bdi key="event">{list.texts[t.locale]?.title ?? list.title}</bdi>,
          name: <bdi key="name">{list.name}</bdi>,
        })}
        {list.startsAt && <> {t.date(list.startsAt, { timeZone, style: 'day' })}</>}
      </p>
      <p className="govuk-body">{t('nominate.lead')}</p>
      <p className="govuk-body">
        <strong>
          {isOpen ? t('nominate.until', { time: until }) : t('nominate.closed', { time: until })}
        </strong>
      </p>
      <InsetText>
        <p className="govuk-body">{t('nominate.who-sees')}</p>
        <p className="govuk-body">{t('nominate.never')}</p>
      </InsetText>
      {isOpen && (
        <ButtonGroup>
          <LinkButton href={`${path}?add=one`}>{t('nominate.add-one')}</LinkButton>
          {!list.isGuardian && (
            <LinkButton href={`${path}?add=several`} kind="secondary">
              {t('nominate.add-several')}
            </LinkButton>
          )}
        </ButtonGroup>
      )}
      <h2 className="govuk-heading-m">{t('nominate.list', { children: nominations.length })}</h2>
      {nominations.length > 0 && (
        <SummaryList
          rows={nominations.map((one) => ({
            key: <Child one={one} />,
            value: <Facts one={one} />,
            actions:
              isOpen && one.state === 'received'
                ? (['change', 'withdraw'] as const).map((what) => ({
                    href: `${path}?${what}=${one.id}`,
                    text: t.rich(`nominate.${what}`, {
                      name: (
                        <span key="name" className="govuk-visually-hidden">
                          <bdi>{one.childName}</bdi>
                        </span>
                      ),
                    }),
                  }))
                : [],
          }))}
        />
      )}
      {list.isRegister && (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m">{t('nominate.count-title')}</h2>
          <TextField
            name="newlyRegistered"
            label={t('nominate.count')}
            hint={t('nominate.count-hint')}
            inputMode="numeric"
            width={5}
            autoComplete="off"
            state={
              state?.errors.newlyRegistered || list.newlyRegistered === null
                ? state
                : { typed: { newlyRegistered: [String(list.newlyRegistered)] }, errors: {} }
            }
          />
          {isOpen && (
            <Button name="do" value="count" kind="secondary">
              {t('nominate.count-save')}
            </Button>
          )}
        </form>
      )}
    </>
  )
}

function Child({ one }: { one: OwnNomination }) {
  const t = useWords()
  return (
    <>
      <bdi>{one.childName}</bdi>
      {one.printedName && (
        <>
          {' '}
          (<bdi>{one.printedName}</bdi>)
        </>
      )}
      <br />
      <State mark={MARKS[one.state]}>{t(`nominate.state-${one.state}`)}</State>
    </>
  )
}

function Facts({ one }: { one: OwnNomination }) {
  const t = useWords()
  const facts = [
    one.declinedReason,
    one.knownAs,
    one.guardianName,
    one.guardianEmail,
    one.guardianPhone,
    one.throughUs ? t('nominate.reach-us') : null,
    t.language(one.language),
    one.school,
  ].flatMap((fact) => fact || [])
  return facts.map((fact, at) => (
    // The facts of one child never change their order between two renderings.
    <div key={at}>
      <bdi>{fact}</bdi>
    </div>
  ))
}
