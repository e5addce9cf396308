// @ts-check
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'

const LOOK_EVERY_MS = 250
const PATIENCE_MS = 30_000

/**
 * Runs one program to its end, and ends it when we are told to end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, stdout: 'inherit' | 'stderr', shell?: boolean }} how Whether the
 *   program's own output is the task's output, or one of our own lines.
 * @returns {Promise<number>} Its exit code; 128 and the signal's number when a signal ended it.
 */
export function run(program, args, { env, stdout, shell = false }) {
  const out = stdout === 'inherit' ? 'inherit' : 2
  const child = spawn(program, args, { env, shell, stdio: ['inherit', out, 'inherit'] })
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => child.kill(signal)
  // A terminal tells the whole group, so the child has heard; anybody else has told only us.
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT')
  process.on('SIGTERM', pass).on('SIGHUP', pass).on('SIGINT', interrupt)
  const stopWatching = whenNpmIsGone(() => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref()
  })
  return new Promise((resolve, reject) => {
    const over = () => {
      stopWatching()
      process.off('SIGTERM', pass).off('SIGHUP', pass).off('SIGINT', interrupt)
    }
    child.once('error', (error) => {
      over()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      over()
      resolve(code ?? (signal ? 128 + constants.signals[signal] : 1))
    })
  })
}

/**
 * Calls back once when npm has ended. npm tells its shell at most, and the shell passes nothing on:
 * a parent, or a parent's parent, that is another than at first is how it is noticed.
 * @param {() => void} then
 * @returns {() => void} Stops watching.
 */
function whenNpmIsGone(then) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const family = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === family && isAlive(process.ppid)) return
    clearInterval(watch)
    then()
  }, LOOK_EVERY_MS)
  return () => clearInterval(watch)
}

/** @returns {string} The parent and, where Linux tells it, the parent's parent (npm above its shell). */
function ancestors() {
  const parent = process.ppid
  try {
    // "pid (name) state ppid ...": the name may hold spaces and brackets
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return `${parent}`
  }
}

/**
 * Whether a process with this number runs; one that we may not signal runs, too.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
