import type { QuestionSet } from '#app/domain/events/kinds.ts'
import type { PublicDate } from '#app/domain/events/public-date.ts'
import type { EventTexts } from '#app/domain/invitations/invitation-view.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import { whenOf } from '#app/translations/when.ts'
import type { FormState } from '../form-state.ts'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { BackLink, InsetText } from '../govuk/prose.tsx'
import { GuestPage } from '../guest-page.tsx'
import { CheckAnswers } from '../invitation/check-answers.tsx'
import { WhoseNeeds } from '../invitation/whose-needs.tsx'
import { useWords } from '../words.tsx'
import { DoorClosed } from './ask-for-places.tsx'
import { JoinForm } from './join-form.tsx'

export interface JoinPageProps {
  event: { id: string; slug: string; questions: QuestionSet }
  texts: EventTexts
  /** The date that the page speaks of. */
  date: PublicDate
  /** Dates that can be asked for. */
  open: PublicDate[]
  isSeries: boolean
  chosen: string | undefined
  peopleLimit: number
  mark: string
  sent:
    | { show: 'form'; form: FormState }
    | { show: 'whose'; reply: Reply; form: FormState }
    | {
        show: 'check'
        typed: FormState['typed']
        reply: Reply
        contact: Contact
        asksFor: PublicDate
      }
    | { show: 'refused' }
    | undefined
}

interface Contact {
  name: string
  email: string | null
  phone: string | null
  language: string
}

/** In the order of the page, for the error summary. */
const FIELDS =
  'date name email phone language people people.adults people.young people.children people.infants names needs message'.split(
    ' ',
  )

/** Asking for places without an invitation: the questions, then all of it to be looked over. */
export function JoinPage(props: JoinPageProps) {
  const t = useWords()
  const { event, sent, open, isSeries } = props
  const { quickExit } = event.questions
  const page = { quickExit, narrow: true }
  if (sent?.show === 'whose')
    return (
      <GuestPage title={t('whose.title')} {...page}>
        <WhoseNeeds reply={sent.reply} form={sent.form} />
      </GuestPage>
    )
  if (sent?.show === 'check')
    return (
      <GuestPage title={t('check.title')} {...page}>
        <CheckAnswers
          reply={sent.reply}
          typed={sent.typed}
          effect={sent.asksFor.isFull ? { is: 'waits' } : undefined}
          contact={rowsOf(t, sent.contact, isSeries ? sent.asksFor : undefined)}
          send={t('join.send')}
        />
      </GuestPage>
    )
  const form = sent?.show === 'form' ? sent.form : { typed: {}, errors: {} }
  const isOpen = open.length > 0 && sent?.show !== 'refused'
  return (
    <GuestPage title={t('join.title')} hasErrors={Object.keys(form.errors).length > 0} {...page}>
      <BackLink href={`/events/${event.slug}`} />
      <ErrorSummary state={form} names={FIELDS} />
      <WhatFor {...props} />
      {isOpen ? (
        <JoinForm {...props} questions={event.questions} dates={open} form={form} />
      ) : (
        <Closed {...props} />
      )}
    </GuestPage>
  )
}

function WhatFor({ texts, date, isSeries, open }: JoinPageProps) {
  const t = useWords()
  const only = open.length === 1 ? open[0] : undefined
  return (
    <>
      <p className="eyebrow">{t('join.title')}</p>
      <h1 className="display" dir="auto">
        {texts.title}
      </h1>
      {(!isSeries || only) && <p className="lead">{whenOf(t, only ?? date)}</p>}
      {open.length > 0 && open.every(({ isFull }) => isFull) && (
        <InsetText>{t('join.full')}</InsetText>
      )}
    </>
  )
}

/** Nothing can be asked for: by now, or already when the page was opened. */
function Closed({ date }: JoinPageProps) {
  const t = useWords()
  const door = date.door === 'open' ? 'closed' : date.door
  return (
    <>
      <h2>{t(`event-page.${door}`)}</h2>
      <DoorClosed date={{ ...date, door }} />
    </>
  )
}

function rowsOf(t: ReturnType<typeof useWords>, contact: Contact, date: PublicDate | undefined) {
  const { name, email, phone, language } = contact
  const none = t('join.check-none')
  return [
    ...(date ? [{ key: t('join.check-date'), value: whenOf(t, date) }] : []),
    { key: t('join.check-contact'), value: <bdi>{name}</bdi> },
    { key: t('join.check-email'), value: email ? <bdi dir="ltr">{email}</bdi> : none },
    { key: t('join.check-phone'), value: phone ? <bdi dir="ltr">{phone}</bdi> : none },
    { key: t('join.check-language'), value: t.language(language) },
  ]
}
