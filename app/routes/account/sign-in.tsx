import { demoAccount } from '#app/domain/access/demo-sign-in.server.ts'
import { startSignIn } from '#app/domain/access/sign-in.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { signInCookie } from '#app/http/guard.server.ts'
import { safeReturnTo } from '#app/http/safe-return-to.ts'
import { visit } from '#app/http/visit.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { useWords } from '#app/ui/words.tsx'
import { inCouncil } from '#db/client.server.ts'

export const handle = { policy: 'public' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { council, url } = await visit({ request, context })
  return { demo: council.demo, to: safeReturnTo(url.searchParams.get('to'), '/desk') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, council, now, address } = await visit({ request, context })
  const form = await formOf(request)
  if (!council.demo || form.get('as') !== 'demo') throw notFound()
  const account = await demoAccount(db, { councilId: council.id })
  if (!account) throw notFound()
  const token = await inCouncil(db, council.id, (tx) =>
    startSignIn(tx, {
      councilId: council.id,
      accountId: account.id,
      role: account.role,
      address,
      now,
    }),
  )
  return seeOther(safeReturnTo(form.get('to'), '/desk'), { cookie: signInCookie(token) })
}

export default function SignIn() {
  const t = useWords()
  const { demo, to } = useLoaderData<typeof loader>()
  return (
    <GuestPage title={t('sign-in.title')} narrow>
      <h1 className="display">{t('sign-in.title')}</h1>
      {demo && (
        <form method="post">
          <p className="govuk-body">{t('sign-in.demo')}</p>
          <input type="hidden" name="to" value={to} />
          <Button name="as" value="demo">
            {t('sign-in.as-demo-officer')}
          </Button>
        </form>
      )}
    </GuestPage>
  )
}
