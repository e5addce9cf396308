import { describe, expect, test } from 'vitest'
import { visit } from '#app/http/visit.server.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil } from '#tests/support/factories.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'https://herald.example' })

const at = (url: string) =>
  visit({
    request: new Request(url),
    context: { requestId: 'abcdef0123', clientAddress: '192.0.2.1' },
  })
/** What somebody reads who asks at an address that is none. */
async function refusalAt(url: string): Promise<[number, string]> {
  const answer: unknown = await at(url).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw new Error('somebody answered')
  return [answer.status, await answer.text()]
}

describe('the host of a request', () => {
  test('names the council, and one that no council has is not found', async () => {
    await aCouncil(database.db, { host: 'borchester.example', name: 'Borchester' })
    await aCouncil(database.db, { host: 'felpersham.example', name: 'Felpersham' })
    expect((await at('http://Felpersham.example/')).council.name).toBe('Felpersham')
    for (const host of ['evil.example', 'borchester.example.evil.example', 'borchester.example:81'])
      expect(await refusalAt(`http://${host}/`)).toEqual([404, 'Not found\n'])
  })

  test('of one council with a host is not any host', async () => {
    await aCouncil(database.db, { host: 'borchester.example' })
    expect(await refusalAt('http://evil.example/')).toEqual([404, 'Not found\n'])
  })

  test('never gets into a link: it comes from APP_URL, or from the council’s own host', async () => {
    await aCouncil(database.db)
    expect((await at('http://evil.example/')).origin).toBe('https://herald.example')
  })

  test('of a council gets the scheme of APP_URL', async () => {
    await aCouncil(database.db, { host: 'borchester.example' })
    expect((await at('http://borchester.example/')).origin).toBe('https://borchester.example')
  })
})

test('an empty installation says how a council is made, each time it is asked', async () => {
  const asked = {
    request: new Request('http://herald.example/'),
    context: { requestId: 'abcdef0123', clientAddress: '192.0.2.1' },
  }
  for (const _ of [1, 2]) {
    const answer: unknown = await visit(asked).catch((thrown: unknown) => thrown)
    expect(answer).toBeInstanceOf(Response)
    expect(answer instanceof Response && (await answer.text())).toContain('npm run council')
  }
})
