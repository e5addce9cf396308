import { fork } from 'node:child_process'
import { join } from 'node:path'
import { root } from '#app/paths.server.ts'

// One short job: less memory is worth more than speed, and helping threads would only hold more of it.
const SMALL = ['--optimize-for-size', '--max-semi-space-size=2', '--v8-pool-size=0']
// What Node made of the program's source is kept, beside what was built: without it each process loads the
// compiler of TypeScript as well, which is a fifth of its memory and a third of its time.
const COMPILED = join(root, 'build/compiled')

/**
 * Have one job done by a process of its own, which is ended when it takes too long or too much memory.
 *
 * A process and not a thread: a workbook that makes the heap grow quickly enough aborts the whole process
 * in spite of a thread's `resourceLimits`. It gets none of our environment.
 *
 * @param program A `*.worker.ts`, from the project's folder on. It takes one message and answers with one.
 * @throws When the program fails, or answers with something of another shape.
 */
export function inOwnProcess<Answer>({
  program,
  order,
  isAnswer,
  memoryMb,
  seconds,
}: {
  program: string
  order: object
  isAnswer: (message: unknown) => message is Answer
  memoryMb: number
  seconds: number
}): Promise<Answer | 'too-heavy'> {
  const worker = fork(join(root, program), {
    env: { NODE_ENV: 'production', NODE_COMPILE_CACHE: COMPILED },
    execArgv: [`--max-old-space-size=${memoryMb}`, ...SMALL],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const answer = new Promise<Answer | 'too-heavy'>((resolve, reject) => {
    const tooLong = setTimeout(() => resolve('too-heavy'), seconds * 1000)
    worker.once('message', (message) => {
      if (isAnswer(message)) resolve(message)
      else reject(new TypeError(`${program} gave an answer of an unknown shape`))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(tooLong)
      // Out of memory ends it by a signal; a fault of ours in the program, by code 1.
      if (code === 1) reject(new Error(`${program} failed`))
      else resolve('too-heavy')
    })
  })
  worker.send(order)
  return answer.finally(() => worker.kill('SIGKILL'))
}
