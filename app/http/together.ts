import { setImmediate as turnsEnd } from 'node:timers/promises'

const MOST_TOGETHER = 100

interface Asking<Q, A> {
  question: Q
  resolve: (answer: Promise<A>) => void
}

/**
 * Those who ask at the same moment are asked for together: in the same turn of the event loop, which reads
 * many sockets. Whoever comes while a round is under way goes with the next, so that nobody gets an answer
 * to a question put before their own.
 * Where a round fails, each of it is asked for by itself: nobody's answer depends on another's question.
 *
 * @param ask Asks for several, in one go; the answer of each is picked from what comes back.
 */
export function together<Q, R, A>(
  ask: (questions: readonly Q[]) => Promise<R>,
  pick: (round: R, question: Q) => A,
): (question: Q) => Promise<A> {
  const waiting: Asking<Q, A>[] = []
  let isAsking = false
  const askAlone = async (question: Q) => pick(await ask([question]), question)
  const askRounds = async () => {
    isAsking = true
    await turnsEnd()
    while (waiting.length > 0) {
      const round = waiting.splice(0, MOST_TOGETHER)
      const asked = ask(round.map(({ question }) => question))
      const failed = await asked.then(
        () => false,
        () => true,
      )
      const answerOf = async ({ question }: Asking<Q, A>) =>
        failed && round.length > 1 ? askAlone(question) : pick(await asked, question)
      for (const one of round) one.resolve(answerOf(one))
    }
    isAsking = false
  }
  return (question) =>
    new Promise((resolve) => {
      waiting.push({ question, resolve })
      if (!isAsking) void askRounds()
    })
}
