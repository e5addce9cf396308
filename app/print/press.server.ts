import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root } from '#app/paths.server.ts'
import { isPressAnswer, type NewOrder, type PressAnswer, type PressOrder } from './press.ts'

/** The press stopped, or took longer than any document may; the next order starts a new one. */
export class PressStopped extends Error {
  constructor(how: string) {
    super(`the press stopped: ${how}`)
    this.name = 'PressStopped'
  }
}

// A press without orders gives its memory back; starting one takes about 150 ms.
const IDLE_SECONDS = 60
const LONGEST_SECONDS = 180

// One press for the process, one order at a time: memory has one bound, however many officers print.
let press: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let line: Promise<unknown> = Promise.resolve()
let lastId = 0

/**
 * Hand an order to the press, after those that came before, and wait for the sheet.
 *
 * @throws PressStopped when the process dies under it; the signal's reason when aborted before its turn.
 */
export function sendToPress(order: NewOrder, signal?: AbortSignal): Promise<PressAnswer> {
  const turn = line.then(() => {
    signal?.throwIfAborted()
    return print({ ...order, id: ++lastId })
  })
  line = turn.catch(() => undefined)
  return turn
}

async function print(order: PressOrder): Promise<PressAnswer> {
  const child = runningPress()
  const tooLong = setTimeout(() => child.kill('SIGKILL'), LONGEST_SECONDS * 1000)
  try {
    return await new Promise((resolve, reject) => {
      child.on('message', (message: unknown) => {
        if (isPressAnswer(message) && message.id === order.id) resolve(message)
      })
      child.once('error', reject)
      child.once('exit', (code, signal) => {
        reject(new PressStopped(signal ?? `exit code ${code}`))
      })
      child.send(order, (error) => {
        if (error) reject(error)
      })
    })
  } finally {
    clearTimeout(tooLong)
    child.removeAllListeners()
    child.on('error', () => undefined)
    rest(child)
  }
}

/** Stop the press at once: the server is closing, or a test wants a clean start. */
export function stopPress(): void {
  press?.kill()
}

function runningPress(): ChildProcess {
  clearTimeout(idle)
  if (press?.connected) {
    press.ref()
    press.channel?.ref()
    return press
  }
  press = fork(join(root, 'app/print/render.worker.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // System fonts would win where they have a nearer weight; this file knows only ours.
    env: { ...process.env, FONTCONFIG_FILE: join(root, 'app/print/fonts.conf') },
  })
  return press
}

/** An idle press keeps nobody alive: commands and tests end without asking for it. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  idle = setTimeout(() => child.kill(), IDLE_SECONDS * 1000)
  idle.unref()
}
