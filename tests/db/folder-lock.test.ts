import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '#db/client.server.ts'
import { FolderInUse, lockFolder } from '#db/folder-lock.server.ts'

const TAKERS = 8
/** Long enough for eight processes to be up on a busy machine of two cores. */
const LINE_UP_MS = 2_500

let home = ''
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'herald-lock-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** What each of eight processes says that want one folder in the same millisecond, and hold on to it. */
async function race(folder: string): Promise<string[]> {
  const at = String(Date.now() + LINE_UP_MS)
  const takers = Array.from({ length: TAKERS }, () =>
    fork(join(import.meta.dirname, '../support/lock-taker.ts'), [folder, at]),
  )
  try {
    return await Promise.all(takers.map(async (taker) => String((await once(taker, 'message'))[0])))
  } finally {
    await Promise.all(takers.map(leave))
  }
}

async function leave(taker: ChildProcess): Promise<void> {
  const gone = once(taker, 'exit')
  taker.send('leave')
  await gone
}

const STALE = {
  'a folder that nobody ever had': () => {},
  'the lock of a process that is dead': (folder: string) => {
    writeFileSync(
      `${folder}.lock.1`,
      JSON.stringify({ pid: 999_999, started: '1', where: 'x y z' }),
    )
    utimesSync(`${folder}.lock.1`, 1, 1)
  },
  'a lock that a power cut tore': (folder: string) => {
    writeFileSync(`${folder}.lock.1`, '{"pi')
    utimesSync(`${folder}.lock.1`, 1, 1)
  },
}

for (const [name, arrange] of Object.entries(STALE))
  test(`of eight processes that want ${name} exactly one gets it, the others are told why not`, async () => {
    const folder = join(home, 'pg')
    arrange(folder)
    const told = await race(folder)
    expect(told.filter((one) => one === 'has it')).toHaveLength(1)
    for (const other of told.filter((one) => one !== 'has it'))
      expect(other).toMatch(/^The data folder .* is in use by .*set DATABASE_URL to a PostgreSQL/)
  }, 30_000)

test('a second process is refused the embedded database while the first has it open, and let in after', async () => {
  const folder = join(home, 'pg')
  const first = await connect({ folder })
  await expect(connect({ folder })).rejects.toThrow(FolderInUse)
  await first.close()
  const second = await connect({ folder })
  await second.close()
}, 150_000)

test('who releases the folder lets the next one take it', () => {
  const folder = join(home, 'pg')
  const release = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`)
  release()
  lockFolder(folder)()
})
