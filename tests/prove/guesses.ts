import { rmSync } from 'node:fs'
import { council } from '#db/schema/index.ts'
import { aWorld } from '#tests/support/world.ts'
import { AS_PREPARED, prepareData } from '#tests/support/prepared-data.ts'
import { startApp } from '#tests/support/running-app.ts'

const ADDRESSES = 100
/** What app/http/rate.server.ts lets one address miss in its window. */
const MISSES = 60
const AT_ONCE = 20

/**
 * So many guesses at links, from a hundred addresses behind one proxy, against the built server: none
 * may open anything or be told anything, addresses that guess on are stopped, and the family whose link
 * is right is let in from an address that was.
 */
export async function proveGuesses(
  guesses: number,
): Promise<{ name: string; runs: number; differences: number }> {
  const { dataDir, filled } = await prepareData(async (db) => {
    const world = await aWorld(db, 'here.example')
    // A council without a host answers on whatever port the server gets.
    await db.update(council).set({ host: null })
    return world
  })
  const environment = { ...AS_PREPARED, TRUST_PROXY: '1' }
  const app = await startApp({ environment, dataDir })
  const ask = async (path: string, at: number) => {
    const headers = { 'X-Forwarded-For': `192.0.2.${at % ADDRESSES}` }
    const answer = await fetch(`${app.origin}${path}`, { headers, redirect: 'manual' })
    return { status: answer.status, body: await answer.text() }
  }
  const answers = new Map<number, number>()
  let differences = 0
  let next = 0
  const guessOn = async () => {
    while (next < guesses) {
      const at = next
      next += 1
      const token = at
        .toString(32)
        .replaceAll(/[01890]/g, 'z')
        .padStart(26, 'q')
      const { status, body } = await ask(`/${at % 2 === 0 ? 'i' : 'group'}/${token}`, at)
      answers.set(status, (answers.get(status) ?? 0) + 1)
      if (![404, 429].includes(status) || /Amira|Guildhall|Family event/.test(body)) {
        differences += 1
        console.log(`Guess ${at} was answered with ${status}`)
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, guessOn))
    const stopped = answers.get(429) ?? 0
    // A window may end meanwhile and another begin: never a third, in a proof of minutes.
    const mayMiss = 2 * MISSES * Math.min(ADDRESSES, guesses)
    if (guesses > mayMiss && stopped < guesses - mayMiss) differences += 1
    const own = await ask(`/i/${filled.replyToken}`, 1)
    if (own.status !== 200) differences += 1
    console.log(
      `Answers: ${JSON.stringify(Object.fromEntries(answers))}; the family: ${own.status}`,
    )
    return { name: 'guesses', runs: guesses, differences }
  } finally {
    await app.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
