import { EVENT_KINDS } from '#app/domain/events/kinds.ts'
import { WORDED_LETTERS } from '#app/domain/wording/letter-messages.ts'
import { sentencesOf } from '#app/domain/wording/letter-wording.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { localeDetails, offeredLocales } from '#app/translations/locales.ts'
import { Grid } from '#app/ui/desk/grid.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { State } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:translations.edit' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { council, url } = await officer({ request, context }, 'translations.edit')
  const languages = offeredLocales(council.languages, council.wording)
  const asked = url.searchParams
  const kind = EVENT_KINDS.find((known) => known === asked.get('kind')) ?? 'welcome'
  const language = languages.find((tag) => tag === asked.get('language')) ?? 'en'
  return {
    kind,
    language: { tag: language, dir: localeDetails(language).dir },
    languages,
    letters: WORDED_LETTERS.map((letter) => {
      const sentences = sentencesOf(council, { kind, letter, language })
      const [, lead] = sentences
      return {
        letter,
        lead: lead?.own ?? lead?.standard ?? '',
        isOwn: sentences.some(({ own }) => own !== undefined),
      }
    }),
  }
}

export default function LettersInWords() {
  const t = useWords()
  const { kind, language, languages, letters } = useLoaderData<typeof loader>()
  return (
    <OfficerPage title={t('letter-words.title')} at="/desk/settings">
      <SettingsCrumb />
      <PageHead title={t('letter-words.title')} lede={t('letter-words.lead')} />
      <form method="get" className="filters">
        <Select
          name="kind"
          label={t('letter-words.kind')}
          defaultValue={kind}
          options={EVENT_KINDS.map((value) => ({ value, label: t(`event.kind-${value}`) }))}
        />
        <Select
          name="language"
          label={t('settings.language')}
          defaultValue={language.tag}
          options={languages.map((tag) => ({ value: tag, label: t.language(tag) }))}
        />
        <Button kind="secondary">{t('guests.look')}</Button>
      </form>
      <Grid
        caption={t('letter-words.caption', { letters: letters.length })}
        rows={letters}
        rowKey={({ letter }) => letter}
        columns={[
          {
            key: 'letter',
            kind: 'name',
            head: t('letters.letter'),
            cell: ({ letter }) => (
              <a href={`/desk/settings/letters/${kind}/${letter}?language=${language.tag}`}>
                {t(`letter-words.letter-${letter}`)}
              </a>
            ),
          },
          {
            key: 'lead',
            head: t('letter-words.begins'),
            cell: ({ lead }) => (
              <bdi lang={language.tag} dir={language.dir}>
                {lead}
              </bdi>
            ),
          },
          {
            key: 'state',
            head: t('letters.state'),
            cell: ({ isOwn }) =>
              isOwn ? (
                <State mark="yes">{t('letter-words.own')}</State>
              ) : (
                <State mark="none">{t('letter-words.as-it-comes')}</State>
              ),
          },
        ]}
      />
    </OfficerPage>
  )
}
