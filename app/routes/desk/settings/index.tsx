import { may, type Permission } from '#app/domain/access/permissions.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { LOCALES, offeredLocales } from '#app/translations/locales.ts'
import { Grid } from '#app/ui/desk/grid.tsx'
import { Box, PageHead } from '#app/ui/desk/panels.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { State } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:settings.view' }

const CARDS = [
  { card: 'council', href: '/desk/settings/council', permission: 'council.edit' },
  { card: 'look', href: '/desk/settings/look', permission: 'council.edit' },
  { card: 'letters', href: '/desk/settings/letters', permission: 'translations.edit' },
  { card: 'venues', href: '/desk/settings/venues', permission: 'venues.edit' },
  { card: 'texts', href: '/desk/settings/texts', permission: 'council.edit' },
  { card: 'accounts', href: '/desk/settings/accounts', permission: 'accounts.edit' },
  { card: 'record', href: '/desk/settings/record', permission: 'audit.view' },
] as const satisfies Array<{ card: string; href: string; permission: Permission }>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, council } = await officer({ request, context }, 'settings.view')
  const offered = offeredLocales(council.languages, council.wording)
  return {
    cards: CARDS.filter(({ permission }) => may(account.role, permission)),
    languages: LOCALES.map(({ tag, name, dir, complete }) => ({
      tag,
      name,
      dir,
      isComplete: complete,
      isOffered: offered.includes(tag),
    })),
  }
}

export default function Settings() {
  const t = useWords()
  const { cards, languages } = useLoaderData<typeof loader>()
  return (
    <OfficerPage title={t('settings.title')} at="/desk/settings">
      <PageHead title={t('settings.title')} />
      <ul className="cards">
        {cards.map(({ card, href }) => (
          <li key={card}>
            <a href={href}>{t(`settings.${card}`)}</a>
            <p>{t(`settings.${card}-what`)}</p>
          </li>
        ))}
      </ul>
      <Box
        id="translations"
        title={t('settings.translations')}
        link={{ href: '/desk/translations', text: t('settings.translations-open') }}
      >
        <Grid
          caption={t('settings.translations-lead')}
          rows={languages}
          rowKey={({ tag }) => tag}
          columns={[
            {
              key: 'language',
              kind: 'name',
              head: t('settings.language'),
              cell: ({ tag, name, dir }) => (
                <>
                  {t.language(tag)}{' '}
                  {tag !== t.locale && (
                    <bdi lang={tag} dir={dir}>
                      {name}
                    </bdi>
                  )}
                </>
              ),
            },
            {
              key: 'words',
              head: t('settings.language-state'),
              cell: ({ isComplete }) =>
                isComplete ? (
                  <State mark="yes">{t('settings.language-complete')}</State>
                ) : (
                  <State mark="later">{t('settings.language-draft')}</State>
                ),
            },
            {
              key: 'guests',
              head: t('settings.language-offer'),
              cell: ({ isOffered }) =>
                isOffered ? t('settings.language-offered') : t('settings.language-not-offered'),
            },
          ]}
        />
      </Box>
    </OfficerPage>
  )
}
