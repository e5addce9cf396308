import { disableAccount } from '#app/domain/access/change-account.server.ts'
import { accountVisit } from '#app/http/account-visit.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:accounts.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { line, account } = await accountVisit({ request, context, params })
  return { id: line.id, name: line.name, isOwn: line.id === account.id }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, council, actor, address, now, line } = await accountVisit({
    request,
    context,
    params,
  })
  const closed = await disableAccount(db, {
    councilId: council.id,
    actor,
    accountId: line.id,
    address,
    now,
  })
  if (closed.ok) return seeOther('/desk/settings/accounts?done=closed')
  if (closed.reason === 'not-found') throw notFound()
  return unprocessable({ isLastOwner: true })
}

export default function CloseAccount() {
  const t = useWords()
  const { id, name, isOwn } = useLoaderData<typeof loader>()
  const isLastOwner = useActionData<{ isLastOwner: boolean }>()?.isLastOwner
  return (
    <OfficerPage title={t('accounts.close')} at="/desk/settings">
      <SettingsCrumb below={{ href: '/desk/settings/accounts', text: t('accounts.title') }} />
      {isLastOwner && (
        <Alarm title={t('accounts.last-owner')}>{t('accounts.last-owner-how')}</Alarm>
      )}
      <PageHead
        title={t.rich('accounts.close-of', { name: <bdi key="name">{name}</bdi> })}
        lede={isOwn ? t('accounts.close-own') : t('accounts.close-lede')}
      />
      <form method="post">
        <ButtonGroup>
          <Button kind="warning">{t('accounts.close')}</Button>
          <a href={`/desk/settings/accounts/${id}`}>{t('accounts.keep-open')}</a>
        </ButtonGroup>
      </form>
    </OfficerPage>
  )
}
