import { po } from 'gettext-parser'
import { piecesOf } from '#app/translations/message-shape.ts'
import { done, refused, type Result } from '../result.ts'
import type { Message } from './find-messages.server.ts'

/** A translation file of every language is some 100 kB. */
export const MOST_PO_BYTES = 1024 * 1024
const MOST_MESSAGES = 5_000

export type PoRefusal = 'too-large' | 'not-utf8' | 'not-po' | 'other-language' | 'nothing-ours'

/** One translation as a file has it. */
export interface PoEntry {
  key: string
  english: string
  text: string
}

/**
 * The messages of a language as a PO file, for translators' own programs: the key is the context, English
 * the source. A plural stays one ICU sentence, with a comment that says so; what nobody has approved is
 * marked as needing work.
 */
export function poFile({
  language,
  messages,
  now,
}: {
  language: string
  messages: readonly Message[]
  now: Date
}): Uint8Array {
  const translations = Object.fromEntries(
    messages.map(({ key, english, text, state, englishBefore }) => [
      key,
      {
        [english]: {
          msgctxt: key,
          msgid: english,
          msgstr: [text],
          comments: {
            extracted: commentOn(english),
            ...(state === 'approved' ? {} : { flag: 'fuzzy' }),
            ...(englishBefore === undefined ? {} : { previous: `msgid ${quoted(englishBefore)}` }),
          },
        },
      },
    ]),
  )
  const headers = {
    'Project-Id-Version': 'Herald',
    'PO-Revision-Date': now.toISOString(),
    Language: poLanguage(language),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
  }
  return po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 })
}

/** "zh_Hant_HK", as gettext writes a tag. */
const poLanguage = (tag: string): string => tag.replaceAll('-', '_')

const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replace(/\s*\n\s*/g, ' ')}"`

function commentOn(english: string): string {
  const pieces = [...piecesOf(english)]
  const isCounted = pieces.some(([, kind]) => kind === 'number' || kind === 'choice')
  return [
    'ICU MessageFormat.',
    pieces.length > 0 ? `Keep ${pieces.map(([piece]) => piece).join(' ')}` : '',
    isCounted ? 'Keep the braces; write every plural form that the language has.' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * The translations in a file that somebody brought. Nothing in it is believed but texts: whether they fit
 * is for `planImport` to say.
 */
export function readPo(
  bytes: Uint8Array,
  { language }: { language: string },
): Result<PoEntry[], PoRefusal> {
  if (bytes.byteLength > MOST_PO_BYTES) return refused('too-large')
  const text = utf8(bytes)
  if (text === undefined) return refused('not-utf8')
  const table = parsed(text)
  if (!table) return refused('not-po')
  const tag = table.headers?.Language?.trim() ?? ''
  if (tag !== '' && poLanguage(tag).toLowerCase() !== poLanguage(language).toLowerCase())
    return refused('other-language')
  const entries = Object.entries(table.translations).flatMap(([key, ofKey]) =>
    key === ''
      ? []
      : Object.values(ofKey).map(({ msgid, msgstr }) => ({
          key,
          english: msgid,
          text: plain(msgstr?.[0] ?? ''),
        })),
  )
  if (entries.length === 0 || entries.length > MOST_MESSAGES) return refused('nothing-ours')
  return done(entries)
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    // The decoder says no by throwing.
    return undefined
  }
}

function parsed(text: string): ReturnType<typeof po.parse> | undefined {
  try {
    return po.parse(text, { validation: true })
  } catch {
    // So does the parser, with the line in a sentence for programmers.
    return undefined
  }
}

/** A message has no line ends of its own. */
const plain = (text: string): string =>
  text
    .replace(/\s*\r?\n\s*/g, ' ')
    .trim()
    .normalize('NFC')
