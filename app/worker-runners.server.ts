import type { Runners } from './domain/jobs/run-tasks.server.ts'

/** Who does which kind of long work. A kind that is not here stays on the list. */
export const RUNNERS: Runners = {}
