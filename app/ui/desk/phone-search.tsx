import type { GuestAnswer } from '#app/domain/invitations/answers.ts'
import { Button, LinkButton } from '../govuk/button.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import type { EventFacts } from './event-page.tsx'
import { AnswerState } from './guest-answer.tsx'
import { eventPath } from './guests-path.ts'
import { PartyName } from './party-name.tsx'
import { PhoneLink } from './phone-link.tsx'

/** Somebody to ring next. */
export interface NextCall {
  invitationId: string
  label: string
  nativeName: string | null
  phone: string | null
  language: string
}

/** Somebody who may be on the line. */
export interface FoundCaller extends NextCall {
  answer: GuestAnswer
  cameBack: boolean
}

/** Who is on the line, and who is to be rung. */
export function PhoneSearch({
  facts,
  q,
  found,
  more,
  next,
}: {
  facts: EventFacts
  q: string
  /** Undefined: nobody has been looked for yet. */
  found: FoundCaller[] | undefined
  more: boolean
  next: NextCall[]
}) {
  const t = useWords()
  const [first] = next
  const href = (invitationId: string) => eventPath(facts, '/phone', { call: invitationId })
  return (
    <>
      <form method="get" action={eventPath(facts, '/phone')} className="narrow">
        {facts.dates.length > 1 && <input type="hidden" name="on" value={facts.on} />}
        <TextField
          name="q"
          label={t('phone.whom')}
          hint={t('phone.code-hint')}
          defaultValue={q}
          autoComplete="off"
          spellCheck={false}
        />
        <Button kind="secondary">{t('phone.find')}</Button>
      </form>
      {found && (
        <section aria-live="polite">
          <h3>{t('phone.found', { families: found.length })}</h3>
          <ul className="calls">
            {found.map((one) => (
              <li key={one.invitationId}>
                <PartyName
                  label={one.label}
                  nativeName={one.nativeName}
                  href={href(one.invitationId)}
                />
                <span className="row">
                  <AnswerState {...one} />
                  {one.phone && <PhoneLink phone={one.phone} />}
                  <span>{t.language(one.language)}</span>
                </span>
              </li>
            ))}
          </ul>
          {more && <p>{t('phone.more')}</p>}
        </section>
      )}
      <section>
        <h3>{t('phone.to-ring')}</h3>
        <p className="hint">{t('phone.to-ring-what')}</p>
        {first ? (
          <>
            <LinkButton href={href(first.invitationId)} {...(found ? { kind: 'secondary' } : {})}>
              {t.rich('phone.next', { name: <bdi key="name">{first.label}</bdi> })}
            </LinkButton>
            <ul className="calls">
              {next.map((one) => (
                <li key={one.invitationId}>
                  <PartyName
                    label={one.label}
                    nativeName={one.nativeName}
                    href={href(one.invitationId)}
                  />
                  <span className="row">
                    {one.phone ? <PhoneLink phone={one.phone} /> : t('calls.no-phone')}
                    <span>{t.language(one.language)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t('phone.nobody-to-ring')}</p>
        )}
      </section>
    </>
  )
}
