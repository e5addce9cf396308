import type { CalendarSite } from '#app/domain/calendar/links.ts'
import type {
  EventTexts,
  InvitationView,
  InvitedDate,
} from '#app/domain/invitations/invitation-view.ts'
import type { FormState } from '../form-state.ts'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { BackLink, InsetText } from '../govuk/prose.tsx'
import { GuestPage } from '../guest-page.tsx'
import { useWords } from '../words.tsx'
import { GroupKnown } from './group-known.tsx'
import { GroupQuestions } from './group-questions.tsx'
import { InvitationCard } from './invitation-card.tsx'
import { InvitationClosed } from './invitation-closed.tsx'
import { ReplyQuestions } from './reply-questions.tsx'
import { ReplySettled } from './reply-settled.tsx'

export interface ReplyPageProps {
  view: InvitationView
  texts: EventTexts & { isTranslated: boolean }
  date: InvitedDate
  form: FormState
  isChanging: boolean
  reference: string
  pageUrl: string
  paths: { page: string; change: string; calendar: string; forget: string }
  calendarSites: Record<CalendarSite, string>
  hasAddress: boolean
  /** Where a ceremony's family settles its children's names, once it was asked. */
  guardiansPath: string | null
  quickExit: boolean
}

/** The order of the questions, for the error summary. */
const FIELDS = [
  'answer',
  'people',
  'people.all',
  'people.adults',
  'people.young',
  'people.children',
  'people.infants',
  'detail.interpreter',
  'detail.pick_up',
  'names',
  'needs',
  'message',
]

/** One date of an invitation: its questions, or what became of the answer. */
export function ReplyPage(props: ReplyPageProps) {
  const t = useWords()
  const { view, texts, date, form, isChanging, paths, quickExit } = props
  const { reply } = date
  const isGroup = view.linkPurpose === 'group'
  const hasErrors = Object.keys(form.errors).length > 0
  if (reply && !isChanging) {
    return (
      <GuestPage title={t('settled.title')} quickExit={quickExit} narrow>
        <ReplySettled
          {...props}
          date={{ ...date, reply }}
          calendarFile={paths.calendar}
          changeHref={paths.change}
        />
        {props.guardiansPath && (
          <p className="govuk-body">
            <a className="govuk-link" href={props.guardiansPath}>
              {t('consent.names')}
            </a>
          </p>
        )}
        {isGroup && <GroupKnown date={{ ...date, reply }} changeHref={paths.change} />}
        <InvitationCard view={view} texts={texts} date={date} />
        {!isGroup && <ForgetLink href={paths.forget} />}
      </GuestPage>
    )
  }
  return (
    <GuestPage title={t('invitation.title')} hasErrors={hasErrors} quickExit={quickExit} narrow>
      {reply && <BackLink href={paths.page} />}
      <ErrorSummary state={form} names={FIELDS} />
      <InvitationCard view={view} texts={texts} date={date} />
      {date.door === 'open' ? (
        <>
          {date.kept > 0 && <InsetText>{t('group.kept', { places: date.kept })}</InsetText>}
          {!date.hasRoom && date.kept === 0 && reply?.state !== 'confirmed' && (
            <InsetText>{t('invitation.full')}</InsetText>
          )}
          {reply?.state === 'confirmed' && !isGroup && (
            <InsetText>{t('invitation.you-have-places', { people: reply.people })}</InsetText>
          )}
          {isGroup ? (
            <GroupQuestions
              questions={view.event.questions}
              peopleLimit={date.peopleLimit}
              form={form}
            />
          ) : (
            <>
              {view.known && !reply && <InsetText>{t('reply-form.filled-in')}</InsetText>}
              <ReplyQuestions
                questions={view.event.questions}
                peopleLimit={date.peopleLimit}
                form={form}
                language={view.party.language}
              />
            </>
          )}
        </>
      ) : (
        <InvitationClosed date={date} />
      )}
      {!isGroup && <ForgetLink href={paths.forget} />}
    </GuestPage>
  )
}

function ForgetLink({ href }: { href: string }) {
  const t = useWords()
  return (
    <p className="govuk-body small">
      <a className="govuk-link" href={href}>
        {t('forget.link')}
      </a>
    </p>
  )
}
