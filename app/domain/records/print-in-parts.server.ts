import type { Artefact, Jobs } from '#app/print/jobs.ts'
import { mergeInPress, renderPdf } from '#app/print/render.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import type { TaskRun } from '../jobs/run-tasks.server.ts'

// Half a second of the press: so soon a cancelled task ends, and others who print get their turn.
const PAGES_AT_ONCE = 50

/**
 * One PDF of many pages, made in the press fifty at a time, with the task's progress after each part.
 *
 * @param runs Pages that share one look, in order: a part never mixes two runs.
 * @param jobOf The job of one part.
 * @throws PrintError or PressStopped as `renderPdf`; ends early when the task was cancelled.
 */
export async function printInParts<A extends Artefact, Page>(
  run: TaskRun,
  artefact: A,
  {
    runs,
    jobOf,
  }: { runs: readonly Page[][]; jobOf: (tx: Database, pages: Page[]) => Promise<Jobs[A]> },
): Promise<Uint8Array> {
  const total = runs.reduce((sum, pages) => sum + pages.length, 0)
  const parts: Uint8Array[] = []
  let ready = 0
  for (const pages of runs) {
    for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
      const part = pages.slice(from, from + PAGES_AT_ONCE)
      const job = await inCouncil(run.db, run.task.councilId, (tx) => jobOf(tx, part))
      const { createdAt } = run.task
      parts.push(await renderPdf(artefact, job, { createdAt, signal: run.signal }))
      ready += part.length
      await run.beat({ done: ready, total })
    }
  }
  return mergeInPress(parts, { signal: run.signal })
}
