/**
 * For `node --import`: a process whose clock can be put on. On each SIGUSR2 it is three minutes later, on each SIGCONT a day,
 * so that a journey need not wait out the two minutes in which a mailing can be stopped.
 */
const STEP_MS = 3 * 60_000
const DAY_MS = 25 * 3_600_000
const RealDate = Date
let aheadMs = 0

globalThis.Date = new Proxy(RealDate, {
  construct: (_, given: [] | [number]) =>
    given.length === 0 ? new RealDate(RealDate.now() + aheadMs) : new RealDate(...given),
  get: (target, name) =>
    name === 'now' ? () => RealDate.now() + aheadMs : Reflect.get(target, name),
})
process.on('SIGUSR2', () => (aheadMs += STEP_MS))
// A day and an hour: also where the clocks are put back in that night it is the next day.
process.on('SIGCONT', () => (aheadMs += DAY_MS))
