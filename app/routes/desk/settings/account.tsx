import { changedAccountForm } from '#app/domain/access/account.form.ts'
import { changeAccount, enableAccount } from '#app/domain/access/change-account.server.ts'
import { sendSignInLinkTo } from '#app/domain/access/invite-account.server.ts'
import { accountVisit } from '#app/http/account-visit.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { RoleChoice } from '#app/ui/desk/role-choice.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Button, ButtonGroup, LinkButton } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { PersonName } from '#app/ui/person-name.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:accounts.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { line } = await accountVisit({ request, context, params })
  return {
    id: line.id,
    name: line.name,
    email: line.email,
    role: line.role,
    isOpen: !line.disabledAt,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await accountVisit({ request, context, params })
  const { db, council, actor, address, now, line } = here
  const who = { councilId: council.id, actor, accountId: line.id, address, now }
  const form = await formOf(request)
  const t = here.words()
  switch (form.get('intent')) {
    case 'open':
      await enableAccount(db, who)
      return seeOther('/desk/settings/accounts?done=opened')
    case 'send': {
      const sent = await sendSignInLinkTo(db, { ...who, sender: council.mailFromAddress })
      if (!sent.ok) throw notFound()
      return seeOther('/desk/settings/accounts?done=sent')
    }
    default: {
      const read = parseForm(form, changedAccountForm, t)
      if (!read.ok) return unprocessable({ form: read.state })
      const changed = await changeAccount(db, { ...who, ...read.value })
      if (!changed.ok && changed.reason === 'not-found') throw notFound()
      if (!changed.ok)
        return unprocessable({
          form: { typed: read.typed, errors: { role: t('accounts.last-owner') } },
        })
      return seeOther('/desk/settings/accounts?done=changed')
    }
  }
}

export default function AccountPage() {
  const t = useWords()
  const { id, name, email, role, isOpen } = useLoaderData<typeof loader>()
  const form = useActionData<{ form: FormState }>()?.form
  return (
    <OfficerPage title={t('accounts.one')} hasErrors={Boolean(form)} at="/desk/settings">
      <SettingsCrumb below={{ href: '/desk/settings/accounts', text: t('accounts.title') }} />
      <ErrorSummary state={form} names={['name', 'role']} />
      <PageHead
        title={<PersonName name={name} />}
        lede={
          <>
            <bdi dir="ltr">{email}</bdi>. {isOpen ? t('accounts.is-open') : t('accounts.is-closed')}
          </>
        }
      />
      <form method="post" className="narrow" noValidate>
        <TextField name="name" label={t('accounts.name')} state={form} defaultValue={name} />
        <RoleChoice state={form} role={role} />
        <Button kind="secondary">{t('accounts.save')}</Button>
      </form>
      <form method="post">
        <ButtonGroup>
          {isOpen ? (
            <>
              <Button kind="secondary" name="intent" value="send">
                {t('accounts.send')}
              </Button>
              <LinkButton kind="secondary" href={`/desk/settings/accounts/${id}/close`}>
                {t('accounts.close')}
              </LinkButton>
            </>
          ) : (
            <Button kind="secondary" name="intent" value="open">
              {t('accounts.open')}
            </Button>
          )}
        </ButtonGroup>
      </form>
    </OfficerPage>
  )
}
