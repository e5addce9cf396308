/**
 * `npm run -s prove -- NAME [N]`: a long proof, run so many times or with so many parts. The last
 * line of stdout is `{"name","runs","differences"}`; it ends with 1 when there is a difference.
 */
import { runCalendarHistories } from './calendar-histories.ts'
import { proveCrashMailing } from './crash-mailing.ts'
import { proveGuesses } from './guesses.ts'
import { proveLanguages } from './languages.ts'
import { runPressedAnswers } from './pressed-answers.ts'
import { proveRepliesRace } from './replies-race.ts'
import { proveReplyHistories } from './reply-histories.ts'

interface Proof {
  name: string
  runs: number
  differences: number
}

const PROOFS: Record<string, { usually: number; run: (n: number) => Promise<Proof> | Proof }> = {
  'replies-race': { usually: 500, run: proveRepliesRace },
  'waiting-list': { usually: 500, run: proveReplyHistories },
  'crash-mailing': { usually: 5_000, run: proveCrashMailing },
  guesses: { usually: 10_000, run: proveGuesses },
  languages: { usually: 2_000, run: proveLanguages },
  calendar: { usually: 2_000, run: proveCalendar },
}

/** What guests' calendars show, and what becomes of the buttons that are pressed in them. */
async function proveCalendar(n: number): Promise<Proof> {
  const shown = runCalendarHistories(n, 20_270_328)
  const answered = await runPressedAnswers(n, 20_270_329)
  return { ...shown, differences: shown.differences + answered.differences }
}

const [name = '', count] = process.argv.slice(2)
const proof = Object.hasOwn(PROOFS, name) ? PROOFS[name] : undefined
const n = count === undefined ? proof?.usually : Number(count)
if (!proof || n === undefined || !Number.isSafeInteger(n) || n < 1) {
  console.error(`npm run -s prove -- NAME [N], where NAME is ${Object.keys(PROOFS).join(', ')}.`)
  process.exit(1)
}
const outcome = await proof.run(n)
console.log(JSON.stringify(outcome))
// A driver that still holds a connection keeps nobody waiting.
process.exit(outcome.differences === 0 ? 0 : 1)
