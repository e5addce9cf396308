import { isLinkToken } from '#app/domain/access/tokens.ts'
import {
  lookAtSignInLink,
  spendSignIn,
  type SignInRefusal,
} from '#app/domain/access/spend-sign-in.server.ts'
import { councilName } from '#app/domain/councils/council.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { signInCookie } from '#app/http/guard.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { safeReturnTo } from '#app/http/safe-return-to.ts'
import { visit, type Visit } from '#app/http/visit.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { SignInForm } from '#app/ui/sign-in-form.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'link' }

type Over = Exclude<SignInRefusal, 'unknown'>

/** Nobody's link: neither a search engine nor a cache may keep the page. */
const PRIVATE = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }

/** Shows a button and no name: scanners of mail open links, and other people's screens are read. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await visit({ request, context })
  const { db, council, now } = here
  const token = await tokenIn(here, params.token)
  const found = await lookAtSignInLink(db, { councilId: council.id, token, now })
  const answer = {
    over: found.ok ? undefined : await overOf(here, found.reason),
    council: councilName(council, here.locale),
    to: toOf(here),
  }
  return data(answer, { status: found.ok ? 200 : 410, headers: PRIVATE })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await visit({ request, context })
  const { db, council, now, address } = here
  const token = await tokenIn(here, params.token)
  const spent = await spendSignIn(db, { councilId: council.id, token, address, now })
  if (!spent.ok)
    return data({ over: await overOf(here, spent.reason) }, { status: 410, headers: PRIVATE })
  return seeOther(toOf(here), { cookie: signInCookie(spent.value) })
}

export const headers = () => PRIVATE

const toOf = ({ url }: Visit) => safeReturnTo(url.searchParams.get('to'), '/desk')

async function tokenIn(here: Visit, token: string | undefined): Promise<string> {
  if (token !== undefined && isLinkToken(token)) return token
  await limit(here, 'token-miss', here.address)
  throw notFound()
}

/** Why it is over. What was never issued answers as any unknown address does. */
async function overOf(here: Visit, reason: SignInRefusal): Promise<Over> {
  if (reason !== 'unknown') return reason
  await limit(here, 'token-miss', here.address)
  throw notFound()
}

export default function SignInLink() {
  const t = useWords()
  const { council, to, ...looked } = useLoaderData<typeof loader>()
  const over = useActionData<{ over: Over }>()?.over ?? looked.over
  if (over)
    return (
      <GuestPage title={t(`sign-in.${over}-title`)} narrow>
        <h1 className="display">{t(`sign-in.${over}-title`)}</h1>
        <p className="govuk-body">{t(`sign-in.${over}-lead`)}</p>
        <SignInForm to={to} />
      </GuestPage>
    )
  return (
    <GuestPage title={t('sign-in.title')} narrow>
      <h1 className="display">
        {t.rich('sign-in.ready-title', { council: <bdi key="council">{council}</bdi> })}
      </h1>
      <p className="govuk-body">{t('sign-in.ready-lead')}</p>
      <form method="post">
        <Button>{t('frame.sign-in')}</Button>
      </form>
    </GuestPage>
  )
}
