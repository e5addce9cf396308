import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'

const HEARTBEAT_MS = 5_000
const FORGOTTEN_MS = 30_000
const STARTING_MS = 10_000

interface Holder {
  pid: number
  started: string
  where: string
}

/** Somebody else has the folder of the embedded database open. The message is for whoever started us. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
}

/**
 * Keep a second process off the embedded database's folder: PGlite would let it in and lose its commits.
 *
 * Lock files are numbered and the highest number holds. A stale one is never removed to be taken
 * over but succeeded by the next number, created exclusively, so of many takers exactly one wins.
 *
 * @returns What releases the folder.
 * @throws FolderInUse, in a sentence.
 */
export function lockFolder(folder: string): () => void {
  const parent = path.dirname(folder)
  mkdirSync(parent, { recursive: true })
  const lockFile = (number: number) => path.join(parent, `${path.basename(folder)}.lock.${number}`)
  for (let attempt = 0; attempt < 20; attempt++) {
    const highest = Math.max(0, ...lockNumbers(folder))
    const holder = highest > 0 ? holderOf(lockFile(highest)) : undefined
    if (holder) throw new FolderInUse(inUse(folder, holder))
    const mine = lockFile(highest + 1)
    if (!createExclusively(mine)) continue
    if (Math.max(...lockNumbers(folder)) !== highest + 1) {
      remove(mine)
      continue
    }
    for (const old of lockNumbers(folder)) if (old <= highest) remove(lockFile(old))
    return hold(mine)
  }
  throw new FolderInUse(inUse(folder, 'several processes that are starting'))
}

const inUse = (folder: string, holder: string) =>
  `The data folder ${folder} is in use by ${holder}. Stop it first, or set DATABASE_URL to a PostgreSQL server to run several processes.`

function lockNumbers(folder: string): number[] {
  const prefix = `${path.basename(folder)}.lock.`
  return readdirSync(path.dirname(folder))
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .filter(Number.isInteger)
}

function createExclusively(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    const holder: Holder = { pid: process.pid, started: startTimeOf(process.pid), where: here() }
    writeSync(handle, JSON.stringify(holder))
    closeSync(handle)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function hold(file: string): () => void {
  const beat = setInterval(
    () => ignoreMissing(() => utimesSync(file, new Date(), new Date())),
    HEARTBEAT_MS,
  )
  beat.unref()
  const release = () => {
    clearInterval(beat)
    // Emptied, not removed: the number must stay, or a slow taker could make the same one again.
    ignoreMissing(() => {
      writeFileSync(file, JSON.stringify({ pid: 0, started: '', where: '' } satisfies Holder))
      utimesSync(file, 0, 0)
    })
  }
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}

/** Who holds a lock file, in words; undefined when nobody does any more. */
function holderOf(file: string): string | undefined {
  const age = ignoreMissing(() => Date.now() - statSync(file).mtimeMs)
  if (age === undefined) return undefined
  const holder = parseHolder(read(file))
  if (!holder) return age < STARTING_MS ? 'a process that is starting' : undefined
  if (holder.where !== here()) {
    return age < FORGOTTEN_MS
      ? `another machine or container (${holder.where.split(' ')[0]})`
      : undefined
  }
  // A process number may have been given to another program since: the start time tells.
  return isAlive(holder.pid) && holder.started === startTimeOf(holder.pid)
    ? `process ${holder.pid}`
    : undefined
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    const { pid, started, where } = {
      pid: undefined,
      started: undefined,
      where: undefined,
      ...value,
    }
    return typeof pid === 'number' && typeof started === 'string' && typeof where === 'string'
      ? { pid, started, where }
      : undefined
  } catch {
    return undefined // being written at this moment, or torn by a power cut
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Same boot, same process namespace: only then can process numbers be compared. */
function here(): string {
  const namespace = ignoreMissing(() => readlinkSync('/proc/self/ns/pid')) ?? ''
  return [hostname(), read('/proc/sys/kernel/random/boot_id').trim(), namespace].join(' ')
}

const startTimeOf = (pid: number) => read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[19] ?? ''
const read = (file: string) => ignoreMissing(() => readFileSync(file, 'utf8')) ?? ''
const remove = (file: string) => ignoreMissing(() => unlinkSync(file))
const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined

function ignoreMissing<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (['ENOENT', 'EINVAL', 'ENOTDIR', 'EACCES', 'ESRCH'].includes(String(codeOf(error))))
      return undefined
    throw error
  }
}
