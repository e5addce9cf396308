import { and, eq, inArray } from 'drizzle-orm'
import { isLocale, localeDetails } from '#app/translations/locales.ts'
import { problemsOf } from '#app/translations/message-shape.ts'
import { GUEST_WORDS, TRANSLATIONS } from '#app/translations/tables.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, wording } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { ownMessage } from './council-wording.server.ts'

type Account = Extract<Actor, { kind: 'account' }>

export interface ToWord {
  councilId: string
  actor: Account
  language: string
  address: string
  now: Date
}

/**
 * Word a guests' message in a council's own way. It is a draft until somebody else approves it.
 *
 * @param text ICU MessageFormat with English's arguments and tags, and every plural form of the language.
 * @returns `unknown-message` for a key or a language that has none; `does-not-fit` as `problemsOf` says.
 */
export async function wordMessage(
  db: Database,
  { councilId, actor, language, key, text, address, now }: ToWord & { key: string; text: string },
): Promise<Result<undefined, 'unknown-message' | 'does-not-fit'>> {
  const english = Object.hasOwn(GUEST_WORDS, key) ? GUEST_WORDS[key] : undefined
  if (english === undefined || !isLocale(language) || !TRANSLATIONS[language])
    return refused('unknown-message')
  const { intl } = localeDetails(language)
  if (problemsOf(text, { english, intl }).length > 0) return refused('does-not-fit')
  await inCouncil(db, councilId, async (tx) => {
    await markWorded(tx, councilId)
    const own = draftOf({ text, english, actor, now })
    await tx
      .insert(wording)
      .values({ councilId, language, key, ...own })
      .onConflictDoUpdate({ target: [wording.councilId, wording.language, wording.key], set: own })
    const detail = { language, key }
    await recordAudit(tx, { councilId, actor, action: 'wording.changed', detail, address, now })
  })
  return done()
}

/** What became of messages that somebody approved. */
export interface Approved {
  approved: number
  /** Left a draft: nobody approves what they worded themselves. */
  own: number
  /** Left a draft: it reads otherwise by now than what was approved. */
  changed: number
}

/**
 * Approve messages as a speaker of their language.
 *
 * @param messages As they were read: a message that has changed since is not approved unread.
 */
export async function approveMessages(
  db: Database,
  {
    councilId,
    actor,
    language,
    messages,
    address,
    now,
  }: ToWord & { messages: ReadonlyArray<{ key: string; text: string }> },
): Promise<Result<Approved, 'unknown-message'>> {
  const table = TRANSLATIONS[language]
  if (!table || !isLocale(language) || messages.some(({ key }) => !Object.hasOwn(table, key)))
    return refused('unknown-message')
  return inCouncil(db, councilId, async (tx) => {
    await markWorded(tx, councilId)
    const keys = messages.map(({ key }) => key)
    const rows = await tx
      .select()
      .from(wording)
      .where(and(ofLanguage({ councilId, language }), inArray(wording.key, keys)))
    const counts = { approved: 0, own: 0, changed: 0 }
    for (const { key, text } of messages) {
      const row = rows.find((one) => one.key === key)
      const own = row && ownMessage(row)
      const authorId = own ? row.authorId : null
      const english = GUEST_WORDS[key]
      if ((own?.text ?? table[key]) !== text || english === undefined) counts.changed += 1
      else if (authorId === actor.accountId) counts.own += 1
      else {
        counts.approved += 1
        const approved = {
          text,
          english,
          state: 'approved' as const,
          authorId,
          approvedBy: actor.accountId,
          changedAt: now,
        }
        await tx
          .insert(wording)
          .values({ councilId, language, key, ...approved })
          .onConflictDoUpdate({
            target: [wording.councilId, wording.language, wording.key],
            set: approved,
          })
      }
    }
    const detail = { language, ...counts }
    await recordAudit(tx, { councilId, actor, action: 'wording.approved', detail, address, now })
    return done(counts)
  })
}

/** A row of the table as it is until somebody approves it. */
export const draftOf = ({
  text,
  english,
  actor,
  now,
}: Pick<ToWord, 'actor' | 'now'> & { text: string; english: string }) => ({
  text,
  english,
  state: 'draft' as const,
  authorId: actor.accountId,
  approvedBy: null,
  changedAt: now,
})

/** Take a message back to how it came with Herald: a draft. */
export async function forgetWording(
  db: Database,
  { councilId, actor, language, key, address, now }: ToWord & { key: string },
): Promise<Result<undefined, 'unknown-message'>> {
  return inCouncil(db, councilId, async (tx) => {
    await markWorded(tx, councilId)
    const gone = await tx
      .delete(wording)
      .where(and(ofLanguage({ councilId, language }), eq(wording.key, key)))
      .returning({ key: wording.key })
    if (gone.length === 0) return refused('unknown-message')
    const detail = { language, key }
    await recordAudit(tx, { councilId, actor, action: 'wording.forgotten', detail, address, now })
    return done()
  })
}

/** Every row of a language of a council. */
export const ofLanguage = ({ councilId, language }: Pick<ToWord, 'councilId' | 'language'>) =>
  and(eq(wording.councilId, councilId), eq(wording.language, language))

/** What is kept of the council's words is old from now on. Locks the row: changes go one after another. */
export async function markWorded(tx: Database, councilId: string): Promise<void> {
  await tx.update(council).set({ wordingMark: newId() }).where(eq(council.id, councilId))
}
