/** Many readers at once, in many languages, of councils that word things their own way: none reads another's. */
import { beforeEach, expect, test } from 'vitest'
import { wordMessage } from '#app/domain/wording/write-wording.server.ts'
import { LOCALES } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

const KEY = 'about-privacy.title'
const HOSTS = ['here.example', 'there.example']
const TAGS = LOCALES.filter(({ complete }) => complete).map(({ tag }) => tag)
/** What a council reads in a language: its own wording in Romanian and Arabic, else what came. */
const titleAt = (host: string, tag: (typeof TAGS)[number]) =>
  ['ro', 'ar'].includes(tag) ? `${tag} ${host}` : wordsFor(tag)(KEY)

beforeEach(async () => {
  for (const host of HOSTS) {
    const councilId = await aCouncil(database.db, { host, languages: TAGS })
    const accountId = await anAccount(database.db, councilId)
    const actor = { kind: 'account', accountId, role: 'officer' } as const
    for (const language of ['ro', 'ar'])
      await wordMessage(database.db, {
        councilId,
        actor,
        language,
        key: KEY,
        text: `${language} ${host}`,
        address: '192.0.2.1',
        now: NOW,
      })
  }
})

test('500 requests at once in every language, at two councils: none is answered in another’s words', async () => {
  const asked = Array.from({ length: 500 }, (_, at) => ({
    host: HOSTS[at % HOSTS.length]!,
    tag: TAGS[(at * 7) % TAGS.length]!,
  }))
  const heard = await Promise.all(
    asked.map(async ({ host, tag }) => {
      const headers = { 'Accept-Language': tag }
      const { status, body } = await app.ask('/privacy', { host, headers })
      const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1]
      return { status, lang: /<html lang="([^"]+)"/.exec(body)?.[1], title }
    }),
  )
  const wanted = asked.map(({ host, tag }) => ({
    status: 200,
    lang: tag,
    title: titleAt(host, tag),
  }))
  expect(heard).toEqual(wanted)
}, 180_000)
