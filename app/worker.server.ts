import { runDueTasks, type Runners } from './domain/jobs/run-tasks.server.ts'
import { onWake } from './domain/jobs/wake.server.ts'
import { log, logError } from './log.server.ts'
import type { Database } from '#db/client.server.ts'

/** Who does which kind of long work. A new kind is one line here. */
export const RUNNERS: Runners = {}

/** One kind of work that the worker looks for again and again; tells how much it found. */
type Chore = (db: Database, at: { now: () => Date; signal: AbortSignal }) => Promise<number>

const CHORES: Record<string, Chore> = {
  tasks: (db, { now, signal }) => runDueTasks(db, { now, runners: RUNNERS, signal }),
}

/** How long it sleeps when nothing wakes it. On the embedded database each look costs about 25 ms of CPU. */
const SLEEP_SECONDS = 10

export interface Worker {
  /** Lets what is under way come to the end of its batch. */
  stop(): Promise<void>
}

/** Look for work until stopped: at once when somebody wakes it, else every few seconds. */
export function startWorker(
  db: Database,
  { now = () => new Date() }: { now?: () => Date } = {},
): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  let woken = false
  let rouse = () => {}
  const forget = onWake(() => {
    woken = true
    rouse()
  })
  const ended = (async () => {
    while (!signal.aborted) {
      woken = false
      let found = 0
      for (const [name, chore] of Object.entries(CHORES)) {
        try {
          found += await chore(db, { now, signal })
        } catch (error) {
          // The database may be back at the next look: one chore in trouble holds up no other.
          if (!signal.aborted) logError('worker.chore-failed', error, { chore: name })
        }
      }
      if (found > 0) log('worker.worked', { found })
      if (!woken && !signal.aborted) await sleep((wake) => (rouse = wake))
    }
  })()
  return {
    async stop() {
      stopping.abort()
      forget()
      rouse()
      await ended
    },
  }
}

function sleep(onSleep: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, SLEEP_SECONDS * 1_000)
    timer.unref()
    onSleep(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
