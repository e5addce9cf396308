import { z } from 'zod'
import { may } from '#app/domain/access/permissions.ts'
import { rowId } from '#app/domain/ids.ts'
import { decideMessage, MESSAGE_DECISIONS } from '#app/domain/mail/decide-inbound.server.ts'
import { findWaitingMessages } from '#app/domain/mail/find-inbound.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { MessageInGrid } from '#app/ui/desk/inbound-grid.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:letters.view' }

const OUTCOMES = ['applied', 'asked', 'dropped', 'review'] as const
const decideForm = z.object({ id: rowId, decision: z.enum(MESSAGE_DECISIONS) })
const asked = z.object({ done: z.enum(OUTCOMES).optional().catch(undefined) })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'letters.view')
  const { db, council, now, url, actor, address, account } = here
  const { done } = asked.parse(Object.fromEntries(url.searchParams))
  const found = await findWaitingMessages(db, { councilId: council.id, actor, address, now })
  return { ...found, done, timeZone: council.timeZone, mayDecide: may(account.role, 'guests.edit') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, council, now, actor, words } = await officer({ request, context }, 'guests.edit')
  const read = await readForm(request, decideForm, words())
  if (!read.ok) throw notFound()
  const decided = await decideMessage(db, { councilId: council.id, actor, now, ...read.value })
  if (decided.ok) throw seeOther(`/desk/letters/inbox?done=${decided.value}`)
  const { reason } = decided
  if (reason === 'unknown' || reason === 'cannot') throw notFound()
  return data({ reason, id: read.value.id }, { status: 409 })
}

/** Messages that guests sent and nobody but an officer can decide about. */
export default function Inbox() {
  const t = useWords()
  const { messages, all, done, timeZone, mayDecide } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <OfficerPage title={t('inbox.title')} at="/desk/letters">
      <PageHead
        title={t('inbox.title')}
        lede={t('inbox.lede')}
        actions={
          <LinkButton href="/desk/letters" kind="secondary">
            {t('inbox.to-letters')}
          </LinkButton>
        }
      />
      {refusal && (
        <Alarm
          title={
            refusal.reason === 'decided' ? t('inbox.decided-already') : t('inbox.refused-title')
          }
        >
          {refusal.reason !== 'decided' && t(`inbox.why-${refusal.reason}`)}
        </Alarm>
      )}
      {done && !refusal && <Alarm kind="done" title={t(`inbox.done-${done}`)} />}
      {messages.length === 0 ? (
        <Empty>{t('inbox.empty')}</Empty>
      ) : (
        <MessageInGrid messages={messages} all={all} timeZone={timeZone} mayDecide={mayDecide} />
      )}
    </OfficerPage>
  )
}
