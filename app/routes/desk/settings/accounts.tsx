import { recordView } from '#app/domain/records/record-view.server.ts'
import { findAccounts } from '#app/domain/access/find-accounts.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { PersonName } from '#app/ui/person-name.tsx'
import { State } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:accounts.edit' }

const DONE = ['invited', 'changed', 'closed', 'opened', 'sent'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, actor, address, now, url } = await officer(
    { request, context },
    'accounts.edit',
  )
  const accounts = await findAccounts(db, { councilId: council.id })
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'accounts.viewed',
    detail: { accounts: accounts.length },
    address,
    now,
  })
  const done = DONE.find((what) => what === url.searchParams.get('done'))
  return { accounts, done, timeZone: council.timeZone }
}

export default function Accounts() {
  const t = useWords()
  const { accounts, done, timeZone } = useLoaderData<typeof loader>()
  const inUse = accounts.filter(({ disabledAt }) => !disabledAt).length
  return (
    <OfficerPage title={t('accounts.title')} at="/desk/settings">
      <SettingsCrumb />
      {done && <Alarm kind="done" title={t(`accounts.done-${done}`)} />}
      <PageHead
        title={t('accounts.title')}
        lede={t('accounts.lede')}
        actions={
          <LinkButton kind="secondary" href="/desk/settings/accounts/invite">
            {t('accounts.invite')}
          </LinkButton>
        }
      />
      <Grid
        caption={t('accounts.caption', { inUse, closed: accounts.length - inUse })}
        rows={accounts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            kind: 'name',
            head: t('accounts.name'),
            cell: ({ id, name }) => (
              <a href={`/desk/settings/accounts/${id}`}>
                <PersonName name={name} />
              </a>
            ),
          },
          {
            key: 'email',
            head: t('accounts.email'),
            label: t('accounts.email'),
            cell: ({ email }) => <bdi dir="ltr">{email}</bdi>,
          },
          {
            key: 'role',
            head: t('accounts.role'),
            label: t('accounts.role'),
            cell: ({ role }) => t(`accounts.role-${role}`),
          },
          {
            key: 'last',
            head: t('accounts.last-sign-in'),
            label: t('accounts.last-sign-in'),
            cell: ({ lastSignInAt }) =>
              lastSignInAt
                ? t.date(lastSignInAt, { timeZone, style: 'dateTime' })
                : t('accounts.never'),
          },
          {
            key: 'state',
            kind: 'corner',
            head: t('accounts.state'),
            cell: ({ disabledAt }) =>
              disabledAt ? (
                <State mark="no">{t('accounts.state-closed')}</State>
              ) : (
                <State mark="yes">{t('accounts.state-open')}</State>
              ),
          },
        ]}
      />
    </OfficerPage>
  )
}
