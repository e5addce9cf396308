import { z } from 'zod'
import { isLinkToken } from '#app/domain/access/tokens.ts'
import { MAIL_TOPICS } from '#app/domain/mail/inbound.ts'
import { changeSubscription, findSubscription } from '#app/domain/mail/unsubscribe.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { visit, type Visit } from '#app/http/visit.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'link' }

const asked = z.object({ of: z.enum(MAIL_TOPICS).catch('invitations') })

/** What the link's holder has stopped; 404 for a link that nobody was given, alike for any other address. */
async function subscriptionOf(here: Visit, token: string | undefined) {
  const { db, council, now, url } = here
  const { of: topic } = asked.parse(Object.fromEntries(url.searchParams))
  const found =
    token && isLinkToken(token)
      ? await findSubscription(db, { councilId: council.id, token, now })
      : undefined
  if (!found?.ok || !token) {
    await limit(here, 'token-miss', here.address)
    throw notFound()
  }
  here.readIn(found.value.language)
  return { topic, token, isStopped: found.value.stopped.includes(topic) }
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await visit({ request, context })
  const { topic, isStopped } = await subscriptionOf(here, params.token)
  return { topic, isStopped }
}

/** A press on the page; or in a mail program, which sends a field of its own and follows no redirect (RFC 8058). */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await visit({ request, context })
  const { topic, token } = await subscriptionOf(here, params.token)
  const { db, council, now, url } = here
  const fields = await formOf(request)
  const stops = fields.get('do') !== 'resume'
  await changeSubscription(db, { councilId: council.id, token, topic, stops, now })
  if (fields.get('List-Unsubscribe') === 'One-Click') return null
  return seeOther(`${url.pathname}${url.search}`)
}

export default function Unsubscribe() {
  const t = useWords()
  const { topic: about, isStopped } = useLoaderData<typeof loader>()
  const topic = about === 'reminders' ? about : 'other'
  const title = isStopped ? t('unsubscribe.stopped', { topic }) : t('unsubscribe.title', { topic })
  return (
    <GuestPage title={title} narrow>
      <h1 className="display">{title}</h1>
      <p className="govuk-body">{t('unsubscribe.what')}</p>
      {isStopped && <p className="govuk-body">{t('unsubscribe.phone')}</p>}
      <form method="post">
        <input type="hidden" name="do" value={isStopped ? 'resume' : 'stop'} />
        <Button {...(isStopped ? { kind: 'secondary' as const } : {})}>
          {isStopped ? t('unsubscribe.undo', { topic }) : t('unsubscribe.stop', { topic })}
        </Button>
      </form>
    </GuestPage>
  )
}
