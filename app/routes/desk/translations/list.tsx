import {
  findMessages,
  MESSAGE_STATES,
  messagesShown,
} from '#app/domain/wording/find-messages.server.ts'
import { approveMessages } from '#app/domain/wording/write-wording.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import {
  textMark,
  translatedLanguage,
  translatedLanguages,
} from '#app/http/translation-values.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { MessageFilters } from '#app/ui/desk/message-filters.tsx'
import { MessageGrid } from '#app/ui/desk/message-grid.tsx'
import { Pager } from '#app/ui/desk/pager.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:translations.edit' }

const MOST_SHOWN = 25

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, url } = await officer({ request, context }, 'translations.edit')
  const languages = translatedLanguages()
  const asked = url.searchParams.get('language')
  const language = asked === null ? languages[0] : translatedLanguage(asked)
  if (!language) throw notFound()
  const messages = await findMessages(db, { councilId: council.id, language: language.tag })
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const state = MESSAGE_STATES.find((one) => one === url.searchParams.get('state'))
  const after = url.searchParams.get('after') ?? ''
  const page = messagesShown(messages, { state, q, after, most: MOST_SHOWN })
  return {
    languages,
    language,
    q,
    state: state ?? '',
    isFirst: after === '',
    found: page.found,
    next: page.next,
    shown: page.shown.map((message) => ({
      ...message,
      choice: `${message.key} ${textMark(message.text)}`,
    })),
    approved: messages.filter((message) => message.state === 'approved').length,
    all: messages.length,
    drafts: council.drafts,
    outcome: outcomeIn(url),
    brought: broughtIn(url),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = await officer({ request, context }, 'translations.edit')
  const { db, council, actor, address, now, url } = here
  const language = translatedLanguage(url.searchParams.get('language'))?.tag
  if (!language) throw notFound()
  const chosen = (await formOf(request)).getAll('message').map(String)
  const messages = await findMessages(db, { councilId: council.id, language })
  const read = messages.filter(({ key, text }) => chosen.includes(`${key} ${textMark(text)}`))
  const result = await approveMessages(db, {
    councilId: council.id,
    actor,
    language,
    messages: read,
    address,
    now,
  })
  if (!result.ok) throw notFound()
  const { approved, own, changed } = result.value
  const to = new URL(url)
  to.searchParams.set('outcome', [approved, own, changed + chosen.length - read.length].join('-'))
  throw seeOther(`${to.pathname}${to.search}`)
}

function outcomeIn(url: URL): { approved: number; own: number; changed: number } | undefined {
  const [approved, own, changed] = (url.searchParams.get('outcome') ?? '').split('-').map(Number)
  if (approved === undefined || own === undefined || changed === undefined) return undefined
  return [approved, own, changed].every(Number.isSafeInteger)
    ? { approved, own, changed }
    : undefined
}

/** How many messages a file has just brought, and how many were left. */
function broughtIn(url: URL): { taken: number; left: number } | undefined {
  const [, taken, left] = /^(\d{1,5})-(\d{1,5})$/.exec(url.searchParams.get('brought') ?? '') ?? []
  return taken && left ? { taken: Number(taken), left: Number(left) } : undefined
}

export default function Translations() {
  const t = useWords()
  const { language, q, state, shown, found, next, isFirst, ...page } =
    useLoaderData<typeof loader>()
  const query = (more: Record<string, string>) =>
    `/desk/translations?${new URLSearchParams({ language: language.tag, state, q, ...more })}`
  const name = t.language(language.tag)
  return (
    <OfficerPage title={t('translations.title')} at="/desk/settings">
      <SettingsCrumb />
      <PageHead
        title={t('translations.title')}
        lede={t(`translations.lede-${page.drafts}`, {
          language: name,
          approved: page.approved,
          all: page.all,
        })}
      />
      {page.outcome && (
        <Alarm kind="done" title={t('translations.approved', { messages: page.outcome.approved })}>
          {[
            page.outcome.own > 0 && t('translations.left-own', { messages: page.outcome.own }),
            page.outcome.changed > 0 &&
              t('translations.left-changed', { messages: page.outcome.changed }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Alarm>
      )}
      {page.brought && (
        <Alarm kind="done" title={t('translations.brought', { messages: page.brought.taken })}>
          {page.brought.left > 0 && t('translations.brought-left', { messages: page.brought.left })}
        </Alarm>
      )}
      <div className="row">
        <LinkButton href={`/desk/translations/${language.tag}/messages.po`} kind="secondary">
          {t('translations.export')}
        </LinkButton>
        <LinkButton href={`/desk/translations/${language.tag}/bring`} kind="secondary">
          {t('translations.bring')}
        </LinkButton>
      </div>
      <MessageFilters languages={page.languages} language={language.tag} state={state} q={q} />
      {shown.length === 0 ? (
        <Empty>{t('translations.none-found')}</Empty>
      ) : (
        <MessageGrid
          action={query({})}
          caption={t('translations.caption', { language: name, messages: found })}
          language={language}
          messages={shown}
        />
      )}
      <Pager
        shown={t('translations.shown', { shown: shown.length, messages: found })}
        firstHref={isFirst ? undefined : query({})}
        nextHref={next && query({ after: next })}
      />
    </OfficerPage>
  )
}
