import { expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { codeOf } from '#app/domain/ceremonies/ledger.server.ts'
import { anApprovedChild, issuing, ledger } from '#tests/support/ceremonies.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent } from '#tests/support/factories.ts'
import { answerOf, routesUnderTest } from '#tests/support/route-table.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const routes = await routesUnderTest()

async function check(code: string) {
  const route = routes.find(({ path }) => path === '/verify/:code')
  if (!route) throw new Error('there is no page to check a code')
  return answerOf(route, 'GET', { host: 'here.example', params: { code } })
}

async function typing(code: string, name: string) {
  const route = routes.find(({ path }) => path === '/verify/:code')
  if (!route) throw new Error('there is no page to check a code')
  return answerOf(route, 'POST', { host: 'here.example', params: { code }, body: { name } })
}

async function aCode() {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const councilId = await aCouncil(database.db, { host: 'here.example' })
  const setting = await anEvent(database.db, { councilId })
  await anApprovedChild(database.db, setting, 'Zbigniew Quxley')
  await issuing(database.db, setting)
  const [row] = await ledger(database.db, setting)
  return codeOf(row?.id ?? '')
}

test('whoever checks a code learns the day and the number, and nothing of the child', async () => {
  const answer = await check(await aCode())
  const said = JSON.stringify(answer.value)
  expect(said).toContain('2027-0001')
  expect(said).toContain('2027-06-26')
  expect(said).not.toMatch(/zbigniew|quxley|z\. ?q|honouree|hmac|[0-9a-f]{8}-[0-9a-f]{4}-7/i)
})

test('codes that were never given out all answer alike, and too many stop', async () => {
  await aCode()
  const answers = []
  for (const code of ['0000-0000-0000', 'x', '2027-0001']) answers.push(await check(code))
  expect(answers.map(({ status, value }) => [status, value])).toEqual(
    Array(3).fill([404, { certificate: null }]),
  )
  for (let at = 0; at < 17; at++) await check('0000-0000-0000')
  expect((await check('0000-0000-0000')).status).toBe(429)
})

test('the holder types the name and learns whether it is the one; capitals and spaces make no difference', async () => {
  const code = await aCode()
  const answers = []
  for (const name of ['Zbigniew Quxley', '  zbigniew   QUXLEY ', 'Zbigniew Quxly', 'Zbigniew'])
    answers.push(await typing(code, name))
  expect(answers.map(({ value }) => (value as { isName: boolean }).isName)).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect((await typing(code, ' ')).status).toBe(422)
  expect((await typing('0000-0000-0000', 'Zbigniew Quxley')).value).toMatchObject({
    isName: false,
  })
})

test('a name is not to be guessed: after ten misses even the right one is not confirmed', async () => {
  const code = await aCode()
  for (let at = 0; at < 10; at++) await typing(code, `Guess ${at}`)
  expect((await typing(code, 'Zbigniew Quxley')).status).toBe(429)
})
