import { may } from '#app/domain/access/permissions.ts'
import { rowId } from '#app/domain/ids.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { findLetter } from '#app/domain/mail/find-letters.server.ts'
import { openLetter } from '#app/domain/mail/opened-letter.server.ts'
import { retryLetter } from '#app/domain/mail/retry-letter.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Pairs } from '#app/ui/desk/kpis.tsx'
import { LetterStateCell } from '#app/ui/desk/letter-state.tsx'
import { Box, PageHead } from '#app/ui/desk/panels.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:letters.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'letters.view')
  const { db, council, now, actor, address, account, url } = here
  const letterId = rowId.safeParse(params.letterId)
  if (!letterId.success) throw notFound()
  const letter = await findLetter(db, {
    councilId: council.id,
    letterId: letterId.data,
    seesSignIns: may(account.role, 'accounts.edit'),
    actor,
    address,
    now,
  })
  if (!letter) throw notFound()
  const { body, ...line } = letter
  const text = letter.channel === 'text' ? body : null
  const { html: _, ...message } = body && text === null ? await openLetter(body) : { html: '' }
  return {
    letter: line,
    message: 'text' in message ? message : undefined,
    text,
    timeZone: council.timeZone,
    retried: url.searchParams.has('retried'),
    mayRetry:
      may(account.role, 'letters.send') && ['failed', 'bounced', 'kept'].includes(letter.state),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, council, now, actor } = await officer({ request, context }, 'letters.send')
  const letterId = rowId.safeParse(params.letterId)
  if (!letterId.success) throw notFound()
  const retried = await retryLetter(db, {
    councilId: council.id,
    letterId: letterId.data,
    actor,
    now,
  })
  if (!retried.ok && retried.reason === 'not-found') throw notFound()
  wakeWorker()
  return seeOther(`/desk/letters/${letterId.data}?retried=1`)
}

export default function Letter() {
  const t = useWords()
  const { letter, message, text, timeZone, retried, mayRetry } = useLoaderData<typeof loader>()
  const at = (instant: Date) => t.date(instant, { timeZone, style: 'dateTime' })
  const href = `/desk/letters/${letter.id}`
  const kind = t(`letters.kind-${letter.purpose}`)
  return (
    <OfficerPage title={kind} at="/desk/letters">
      <PageHead
        title={kind}
        lede={letter.eventTitle ? <bdi>{letter.eventTitle}</bdi> : undefined}
        actions={
          <LinkButton href="/desk/letters" kind="secondary">
            {t('letters.back')}
          </LinkButton>
        }
      />
      {retried && <Alarm kind="done" title={t('letters.retried')} />}
      <Box id="history" title={t('letters.history')}>
        <LetterStateCell {...letter} whole />
        <Pairs
          pairs={[
            ...(letter.label
              ? [{ label: t('letters.to-whom'), value: <bdi>{letter.label}</bdi> }]
              : []),
            ...(letter.address
              ? [{ label: t('letters.to'), value: <bdi dir="ltr">{letter.address}</bdi> }]
              : []),
            { label: t('letters.language'), value: t.language(letter.language) },
            { label: t('letters.written'), value: at(letter.createdAt) },
            ...(letter.state === 'queued'
              ? [{ label: t('letters.goes-after'), value: at(letter.sendAfter) }]
              : []),
            { label: t('letters.attempts'), value: t.number(letter.attempts) },
            ...(letter.channel === 'text'
              ? [{ label: t('letters.channel'), value: t('letters.channel-text') }]
              : []),
            ...(letter.sentAt ? [{ label: t('letters.sent-at'), value: at(letter.sentAt) }] : []),
            ...(letter.parts === null
              ? []
              : [{ label: t('letters.parts'), value: t.number(letter.parts) }]),
            ...(letter.deliveredAt
              ? [{ label: t('letters.delivered-at'), value: at(letter.deliveredAt) }]
              : []),
          ]}
        />
        {mayRetry && (
          <form method="post" action={href}>
            <Button kind="secondary">{t('letters.retry')}</Button>
          </form>
        )}
      </Box>
      <Box id="text" title={t('letters.text')}>
        {text !== null ? (
          <pre className="letter-text" dir="auto">
            {text}
          </pre>
        ) : message ? (
          <>
            <Pairs
              pairs={[
                { label: t('letters.subject'), value: <bdi>{message.subject}</bdi> },
                { label: t('letters.from'), value: <bdi>{message.from}</bdi> },
                {
                  label: t('letters.calendar'),
                  value: message.hasCalendar ? t('letters.calendar-yes') : t('letters.calendar-no'),
                },
              ]}
            />
            <pre className="letter-text" dir="auto">
              {message.text}
            </pre>
            <div className="row">
              <LinkButton href={`${href}/message`} kind="secondary">
                {t('letters.open-html')}
              </LinkButton>
              <LinkButton href={`${href}/message.eml`} kind="secondary">
                {t('letters.download')}
              </LinkButton>
            </div>
          </>
        ) : (
          <p>
            {letter.state === 'queued' || letter.state === 'sending'
              ? t('letters.text-not-yet')
              : t('letters.text-gone')}
          </p>
        )}
      </Box>
    </OfficerPage>
  )
}
