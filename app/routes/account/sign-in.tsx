import { demoAccount } from '#app/domain/access/demo-sign-in.server.ts'
import { requestSignIn } from '#app/domain/access/request-sign-in.server.ts'
import { signInForm } from '#app/domain/access/sign-in.form.ts'
import { startSignIn } from '#app/domain/access/sign-in.server.ts'
import { councilName } from '#app/domain/councils/council.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { settings } from '#app/http/database.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import { accountOf, signInCookie } from '#app/http/guard.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { safeReturnTo } from '#app/http/safe-return-to.ts'
import { visit, type Visit } from '#app/http/visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { SignInForm } from '#app/ui/sign-in-form.tsx'
import { useWords } from '#app/ui/words.tsx'
import { inCouncil } from '#db/client.server.ts'

export const handle = { policy: 'public' }

/** How long asking takes at least, so that the time does not tell whether an address has an account. */
const STEADY_MS = 250

export async function loader({ request, context }: LoaderFunctionArgs) {
  const here = await visit({ request, context })
  const to = safeReturnTo(here.url.searchParams.get('to'), '/desk')
  if (await accountOf(here, request)) throw seeOther(to)
  return {
    demo: here.council.demo,
    council: councilName(here.council, here.locale),
    sent: here.url.searchParams.has('sent'),
    sends: settings().smtpUrl !== undefined,
    to,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = await visit({ request, context })
  const form = await formOf(request)
  const to = safeReturnTo(form.get('to'), '/desk')
  if (form.get('as') === 'demo') return signInToDemo(here, to)
  await limit(here, 'sign-in-address', here.address)
  const read = parseForm(form, signInForm, here.words())
  if (!read.ok) return unprocessable({ form: read.state, to })
  await limit(here, 'sign-in-email', read.value.email)
  const { db, council, address, now } = here
  await Promise.all([
    requestSignIn(db, {
      councilId: council.id,
      email: read.value.email,
      sender: council.mailFromAddress,
      to,
      address,
      now,
    }),
    new Promise((resolve) => setTimeout(resolve, STEADY_MS)),
  ])
  return seeOther('/sign-in?sent')
}

async function signInToDemo({ db, council, now, address }: Visit, to: string): Promise<Response> {
  const account = await demoAccount(db, { councilId: council.id })
  if (!account) throw notFound()
  const { id: accountId, role } = account
  const token = await inCouncil(db, council.id, (tx) =>
    startSignIn(tx, { councilId: council.id, accountId, role, address, now }),
  )
  return seeOther(to, { cookie: signInCookie(token) })
}

export default function SignIn() {
  const t = useWords()
  const { demo, council, sent, sends, to } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (sent) return <Sent sends={sends} />
  return (
    <GuestPage title={t('sign-in.title')} hasErrors={answer !== undefined} narrow>
      <ErrorSummary state={answer?.form} names={['email']} />
      <h1 className="display">{t('sign-in.title')}</h1>
      {demo && (
        <form method="post">
          <p className="govuk-body">{t('sign-in.demo')}</p>
          <input type="hidden" name="to" value={answer?.to ?? to} />
          <Button name="as" value="demo">
            {t('sign-in.as-demo-officer')}
          </Button>
        </form>
      )}
      <p className="govuk-body">
        {t.rich('sign-in.lead', { council: <bdi key="council">{council}</bdi> })}
      </p>
      <SignInForm state={answer?.form} to={answer?.to ?? to} secondary={demo} />
    </GuestPage>
  )
}

function Sent({ sends }: { sends: boolean }) {
  const t = useWords()
  return (
    <GuestPage title={t('sign-in.sent-title')} narrow>
      <h1 className="display">{t('sign-in.sent-title')}</h1>
      <p className="govuk-body">{t('sign-in.sent-lead')}</p>
      {!sends && <p className="govuk-body">{t('sign-in.letters-kept')}</p>}
      <p className="govuk-body">
        {t('sign-in.sent-nothing')}{' '}
        <a className="govuk-link" href="/sign-in">
          {t('sign-in.ask-again')}
        </a>
      </p>
    </GuestPage>
  )
}
