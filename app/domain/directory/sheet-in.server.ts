import { fork } from 'node:child_process'
import { join } from 'node:path'
import { done, refused } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { root } from '#app/paths.server.ts'
import { isSheetAnswer, SHEET_LIMITS } from './sheet.ts'
import type { Sheet, SheetAnswer, SheetRefusal } from './sheet.ts'

const WORKER = join(root, 'app/domain/directory/sheet.worker.ts')
const MOST_MEMORY_MB = 192
const MOST_SECONDS = 20
// One short job: less memory is worth more than speed, and helping threads would only hold more of it.
const SMALL = ['--optimize-for-size', '--max-semi-space-size=2', '--v8-pool-size=0']

/**
 * Read a file that an officer brought: CSV in the encodings and separators that councils' programs
 * write, or an Excel workbook (.xlsx, .xlsm).
 *
 * The file's own first bytes say what it is, not its name. It is read in a process of its own with a
 * limit of memory and time, and a workbook's archive is measured before it is opened
 * (`archive.server.ts`).
 *
 * @returns The table, or why it cannot be read; words: `guests-import.file-<reason>`.
 */
export async function readSheet({
  bytes,
}: {
  bytes: Uint8Array
}): Promise<Result<Sheet, SheetRefusal>> {
  if (bytes.length > SHEET_LIMITS.fileBytes) return refused('too-large')
  if (bytes.length === 0) return refused('empty')
  const stranger = compoundFile(bytes) ?? (isPdf(bytes) ? 'pdf' : undefined)
  if (stranger) return refused(stranger)
  const answer = await askWorker(bytes)
  return typeof answer === 'string' ? refused(answer) : done(answer.sheet)
}

const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Whatever its name: readers look for the mark in the first kilobyte, and so do we. */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-', 0, 'latin1')

/** Microsoft's older container: an .xls workbook, a .doc, or an .xlsx that a password protects. */
function compoundFile(bytes: Uint8Array): SheetRefusal | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) return undefined
  if (buffer.includes('EncryptedPackage', 0, 'utf16le')) return 'encrypted'
  return buffer.includes('WordDocument', 0, 'utf16le') ? 'word' : 'old-excel'
}

/**
 * A process and not a thread: a workbook that makes the heap grow quickly enough aborts the whole process
 * in spite of a thread's `resourceLimits`. The reader gets none of our environment.
 */
function askWorker(bytes: Uint8Array): Promise<SheetAnswer> {
  const worker = fork(WORKER, {
    env: { NODE_ENV: 'production' },
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`, ...SMALL],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const answer = new Promise<SheetAnswer>((resolve, reject) => {
    const tooLong = setTimeout(() => resolve('too-heavy'), MOST_SECONDS * 1000)
    worker.once('message', (message) => {
      if (isSheetAnswer(message)) resolve(message)
      else reject(new TypeError('sheet.worker.ts gave an answer of an unknown shape'))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(tooLong)
      // Out of memory ends it by a signal; a fault of ours in the reader, by code 1.
      if (code === 1) reject(new Error('sheet.worker.ts failed'))
      else resolve('too-heavy')
    })
  })
  worker.send(bytes)
  return answer.finally(() => worker.kill('SIGKILL'))
}
