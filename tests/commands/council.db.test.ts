import { beforeEach, describe, expect, test, vi } from 'vitest'
import { council } from '#app/commands/council.server.ts'
import { isLinkToken } from '#app/domain/access/tokens.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { lookAtSignInLink } from '#app/domain/access/spend-sign-in.server.ts'
import { allCouncils } from '#app/domain/councils/find-council.server.ts'
import { useDatabase } from '#tests/support/database.ts'
import { useApp } from '#tests/support/app.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'https://herald.example' })
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

/** What the command prints, line by line. */
async function run(...args: string[]): Promise<string[]> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await council(args)
    return log.mock.calls.map(([line]) => String(line))
  } finally {
    log.mockRestore()
  }
}

describe('npm run council', () => {
  test('makes a council and prints a link that opens, as its last line', async () => {
    const lines = await run('Borchester City Council', 'Jane.Doe@Borchester.example')
    const [made] = await allCouncils(database.db)
    expect([made?.name, made?.prefix, made?.host, made?.demo]).toEqual([
      'Borchester City Council',
      'BOR',
      null,
      false,
    ])
    const last = lines.at(-1) ?? ''
    expect(last.startsWith('https://herald.example/sign-in/')).toBe(true)
    const token = last.slice('https://herald.example/sign-in/'.length)
    expect(isLinkToken(token)).toBe(true)
    const looked = await lookAtSignInLink(database.db, {
      councilId: made!.id,
      token,
      now: new Date(),
    })
    expect(looked.ok).toBe(true)
  })

  test('again with the same words prints another link and makes nothing', async () => {
    const first = await run('Borchester City Council', 'jane@borchester.example')
    const second = await run('Borchester City Council', 'jane@borchester.example')
    expect(second.at(-1)).toMatch(/^https:\/\/herald\.example\/sign-in\/[a-z2-7]{26}$/)
    expect(second.at(-1)).not.toBe(first.at(-1))
    expect((await allCouncils(database.db)).length).toBe(1)
  })

  test('gives a stranger no link to a council that is there', async () => {
    await run('Borchester City Council', 'jane@borchester.example')
    await expect(run('Borchester City Council', 'eve@elsewhere.example')).rejects.toThrow(
      'not one of its owners',
    )
  })

  test('makes a second council only when both have a host, and says how', async () => {
    await run('Borchester City Council', 'jane@borchester.example')
    const second = ['Felpersham Council', 'ann@felpersham.example'] as const
    await expect(run(...second)).rejects.toThrow('--host')
    await expect(run(...second, '--host', 'felpersham.example')).rejects.toThrow('--set-host')
    await run('--set-host', 'borchester.example', 'Borchester City Council')
    await expect(run(...second, '--host', 'borchester.example')).rejects.toThrow('Another council')
    const lines = await run(...second, '--host', 'Felpersham.example', '--prefix', 'fel')
    expect(lines.at(-1)).toMatch(/^https:\/\/felpersham\.example\/sign-in\//)
    expect((await allCouncils(database.db)).map(({ host, prefix }) => [host, prefix])).toEqual([
      ['borchester.example', 'BOR'],
      ['felpersham.example', 'FEL'],
    ])
  })

  test.each([
    [[]],
    [['Borchester']],
    [['Borchester', 'not an address']],
    [['Borchester', 'a@b.example', 'more']],
    [['Borchester', 'a@b.example', '--unknown']],
    [['', 'a@b.example']],
  ])('tells how it is used after %j, and makes nothing', async (args) => {
    await expect(run(...args)).rejects.toThrow('npm run council -- "Name" owner@example.org')
    expect(await allCouncils(database.db)).toEqual([])
  })

  test.each([
    ['https://events.example', 'A host is a name'],
    ['events.example/path', 'A host is a name'],
  ])('refuses %s as a host', async (host, sentence) => {
    await expect(run('Borchester', 'a@b.example', '--host', host)).rejects.toThrow(sentence)
  })
})
