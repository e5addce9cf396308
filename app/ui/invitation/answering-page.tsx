import type { EventTexts, InvitationView } from '#app/domain/invitations/invitation-view.ts'
import type { Reply, ReplyRefusal } from '#app/domain/invitations/reply.ts'
import type { ReplyEffect } from '#app/domain/invitations/reply-effect.ts'
import type { Forgetting } from '#app/domain/invitations/forgetting.ts'
import type { FormState } from '../form-state.ts'
import { GuestPage } from '../guest-page.tsx'
import { useWords } from '../words.tsx'
import { CheckAnswers } from './check-answers.tsx'
import { DateChoice } from './date-choice.tsx'
import { Forgotten, ForgetUs } from './forget-us.tsx'
import { InvitationOver } from './invitation-over.tsx'
import { ReplyPage, type ReplyPageProps } from './reply-page.tsx'
import { ReplyRefused } from './reply-refused.tsx'
import { WhoseNeeds } from './whose-needs.tsx'

export interface AnsweringPageProps {
  page:
    | { show: 'over' }
    | {
        show: 'dates'
        view: InvitationView
        texts: EventTexts & { isTranslated: boolean }
        /** Of the page itself, such as `/i/…`. */
        path: string
      }
    | { show: 'forget'; view: InvitationView; takes: Forgetting; path: string }
    | ({ show: 'date' } & Omit<ReplyPageProps, 'quickExit'>)
  /** What came back from a form that was sent. */
  sent:
    | { show: 'form'; form: FormState }
    | {
        show: 'check'
        reply: Reply
        typed: FormState['typed']
        effect: ReplyEffect
      }
    | { show: 'forgotten' }
    | { show: 'whose'; reply: Reply; form: FormState }
    | { show: 'refused'; reason: ReplyRefusal }
    | undefined
}

/** Everything that stands under a link to answer with: a family's, a delegation's, a host's group's. */
export function AnsweringPage({ page, sent }: AnsweringPageProps) {
  const t = useWords()
  if (sent?.show === 'forgotten') {
    return (
      <GuestPage title={t('forget.done-title')} quickExit narrow>
        <Forgotten />
      </GuestPage>
    )
  }
  if (page.show === 'over') return <InvitationOver />
  const quickExit = page.view.event.questions.quickExit
  if (page.show === 'forget') {
    return (
      <GuestPage title={t('forget.title')} quickExit={quickExit} narrow>
        <ForgetUs takes={page.takes} back={page.path} />
      </GuestPage>
    )
  }
  if (page.show === 'dates') {
    return (
      <GuestPage title={t('invitation.title')} quickExit={quickExit} narrow>
        <DateChoice view={page.view} texts={page.texts} path={page.path} />
      </GuestPage>
    )
  }
  if (sent?.show === 'check') {
    const { kept } = page.date
    return (
      <GuestPage title={t('check.title')} quickExit={quickExit} narrow>
        <CheckAnswers
          {...sent}
          {...(kept > 0
            ? { waits: t('group.would-wait', { people: sent.reply.comers.length, kept }) }
            : {})}
        />
      </GuestPage>
    )
  }
  if (sent?.show === 'whose') {
    return (
      <GuestPage title={t('whose.title')} quickExit={quickExit} narrow>
        <WhoseNeeds {...sent} />
      </GuestPage>
    )
  }
  if (sent?.show === 'refused') {
    return (
      <GuestPage title={t('refused.title')} quickExit={quickExit} narrow>
        <ReplyRefused reason={sent.reason} date={page.date} path={page.paths.page} />
      </GuestPage>
    )
  }
  return (
    <ReplyPage
      {...page}
      {...(sent ? { form: sent.form, isChanging: true } : {})}
      quickExit={quickExit}
    />
  )
}
