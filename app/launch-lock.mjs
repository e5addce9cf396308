// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from './launch-run.mjs'

const LOCK = '.node/launching'
const LOOK_EVERY_MS = 200
const SETTLED_MS = 50

/**
 * Lets one launcher at a time fetch, install or build in this folder; the others wait.
 * @template T
 * @param {() => Promise<T>} work Looks first whether there is still something to do.
 * @returns {Promise<T>}
 */
export async function oneAtATime(work) {
  mkdirSync('.node', { recursive: true })
  for (let told = false; !(await take()); await wait(LOOK_EVERY_MS)) {
    if (!told) console.error('Waiting for another start in this folder to finish installing')
    told = true
  }
  const release = () => rmSync(LOCK, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

async function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (!isAlive(Number(holder()) || process.pid)) rmSync(LOCK, { force: true })
    return false
  }
  // Of two that found the lock of a dead launcher, the slower may have removed the new lock of the
  // quicker: whoever still stands in the file a moment later holds it.
  await wait(SETTLED_MS)
  return holder() === String(process.pid)
}

function holder() {
  try {
    return readFileSync(LOCK, 'utf8')
  } catch {
    return ''
  }
}
