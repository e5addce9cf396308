import { done, refused } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inOwnProcess } from './reading-process.server.ts'
import { isSheetAnswer, SHEET_LIMITS } from './sheet.ts'
import type { Sheet, SheetRefusal } from './sheet.ts'

const LIMITS = { memoryMb: 192, seconds: 20 }

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
  const stranger = refusedUnread(bytes)
  if (stranger) return refused(stranger)
  const answer = await inOwnProcess({
    program: 'app/domain/directory/sheet.worker.ts',
    order: bytes,
    isAnswer: isSheetAnswer,
    ...LIMITS,
  })
  return typeof answer === 'string' ? refused(answer) : done(answer.sheet)
}

/** Why a file need not be read at all: it is too long, or its first bytes say that it is no table. */
export function refusedUnread(bytes: Uint8Array): SheetRefusal | undefined {
  if (bytes.length > SHEET_LIMITS.fileBytes) return 'too-large'
  if (bytes.length === 0) return 'empty'
  return compoundFile(bytes) ?? (isPdf(bytes) ? 'pdf' : undefined)
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
