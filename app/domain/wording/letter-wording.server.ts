import { and, eq, inArray } from 'drizzle-orm'
import { isLocale, localeDetails, type Locale } from '#app/translations/locales.ts'
import { problemsOf, type MessageProblem } from '#app/translations/message-shape.ts'
import { GUEST_WORDS } from '#app/translations/tables.ts'
import { messageFor } from '#app/translations/wording.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, letterWording } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { Council } from '../councils/council.ts'
import type { EventKind } from '../events/kinds.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, type Result } from '../result.ts'
import { LETTER_MESSAGES, type WordedLetter } from './letter-messages.ts'

/** One sentence of a letter, for one kind of event, in one language. */
export interface LetterSentence {
  key: string
  /** As every kind of event reads it without this. */
  standard: string
  /** The council's own, for this kind of event. */
  own: string | undefined
}

interface Which {
  kind: EventKind
  letter: WordedLetter
  language: Locale
}

/** The sentences of a letter as guests of an event of this kind read them. */
export function sentencesOf(
  { wording }: Pick<Council, 'wording'>,
  { kind, letter, language }: Which,
): LetterSentence[] {
  const own = wording.letters?.get(kind)?.get(language)
  return LETTER_MESSAGES[letter].map((key) => ({
    key,
    standard: messageFor(wording, language, key)?.text ?? GUEST_WORDS[key] ?? '',
    own: own?.get(key),
  }))
}

/** What is wrong with the sentences of a letter, by key; a sentence that fits has no entry. */
export function problemsIn(
  texts: ReadonlyMap<string, string>,
  { letter, language }: Pick<Which, 'letter' | 'language'>,
): Map<string, MessageProblem[]> {
  const { intl } = localeDetails(language)
  const found = new Map<string, MessageProblem[]>()
  for (const key of LETTER_MESSAGES[letter]) {
    const english = GUEST_WORDS[key]
    const text = texts.get(key)
    if (english === undefined || text === undefined) continue
    const problems = problemsOf(text, { english, intl })
    if (problems.length > 0) found.set(key, problems)
  }
  return found
}

interface ToWord extends Which {
  council: Council
  actor: Extract<Actor, { kind: 'account' }>
  address: string
  now: Date
}

/**
 * Word a letter for one kind of event in one language. A sentence that reads as the standard one is none of
 * its own. From now on letters are written so; those that have gone stay as they were.
 *
 * @param texts By key, each with the placeholders of the standard sentence.
 * @returns `does-not-fit` as `problemsIn` says; nothing is written then.
 */
export async function wordLetter(
  db: Database,
  {
    council: whose,
    actor,
    address,
    now,
    texts,
    ...which
  }: ToWord & { texts: ReadonlyMap<string, string> },
): Promise<Result<{ own: number }, 'does-not-fit'>> {
  if (problemsIn(texts, which).size > 0) return { ok: false, reason: 'does-not-fit' }
  const { kind, letter, language } = which
  const sentences = sentencesOf(whose, which)
  const own = sentences.flatMap(({ key, standard }) => {
    const text = texts.get(key)
    return text === undefined || text === standard ? [] : [{ key, text }]
  })
  await inCouncil(db, whose.id, async (tx) => {
    await markChanged(tx, whose.id)
    await tx.delete(letterWording).where(ofLetter(whose.id, which))
    if (own.length > 0)
      await tx.insert(letterWording).values(
        own.map((one) => ({
          councilId: whose.id,
          eventKind: kind,
          language,
          ...one,
          authorId: actor.accountId,
          changedAt: now,
        })),
      )
    await recordAudit(tx, {
      councilId: whose.id,
      actor,
      action: 'letter-wording.changed',
      detail: { kind, letter, language, own: own.length },
      address,
      now,
    })
  })
  return done({ own: own.length })
}

/** Take a letter back to the standard text. */
export async function resetLetter(
  db: Database,
  { council: whose, actor, address, now, ...which }: ToWord,
): Promise<void> {
  const { kind, letter, language } = which
  await inCouncil(db, whose.id, async (tx) => {
    await markChanged(tx, whose.id)
    await tx.delete(letterWording).where(ofLetter(whose.id, which))
    await recordAudit(tx, {
      councilId: whose.id,
      actor,
      action: 'letter-wording.reset',
      detail: { kind, letter, language },
      address,
      now,
    })
  })
}

const ofLetter = (councilId: string, { kind, letter, language }: Which) =>
  and(
    eq(letterWording.councilId, councilId),
    eq(letterWording.eventKind, kind),
    eq(letterWording.language, language),
    inArray(letterWording.key, [...LETTER_MESSAGES[letter]]),
  )

/** What is kept of the council's words is old from now on. */
async function markChanged(tx: Database, councilId: string): Promise<void> {
  await tx.update(council).set({ wordingMark: newId() }).where(eq(council.id, councilId))
}

/** A council's letters in its own words, by kind of event, language and key; what no longer fits is left out. */
export async function readLetterWording(
  db: Database,
  councilId: string,
): Promise<Map<string, Map<string, Map<string, string>>>> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx.select().from(letterWording).where(eq(letterWording.councilId, councilId)),
  )
  const kinds = new Map<string, Map<string, Map<string, string>>>()
  for (const { eventKind, language, key, text } of rows) {
    const english = GUEST_WORDS[key]
    if (english === undefined || !isLocale(language)) continue
    if (problemsOf(text, { english, intl: localeDetails(language).intl }).length > 0) continue
    const languages = kinds.get(eventKind) ?? new Map<string, Map<string, string>>()
    const texts = languages.get(language) ?? new Map<string, string>()
    kinds.set(eventKind, languages.set(language, texts.set(key, text)))
  }
  return kinds
}
