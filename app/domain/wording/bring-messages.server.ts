import { isLocale, localeDetails } from '#app/translations/locales.ts'
import { problemsOf } from '#app/translations/message-shape.ts'
import { GUEST_WORDS, TRANSLATIONS } from '#app/translations/tables.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { wording } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { ownMessage } from './council-wording.server.ts'
import { draftOf, markWorded, ofLanguage, type ToWord } from './write-wording.server.ts'

/** A translation that somebody brings in a file, and what it replaces as they read it. */
export interface BroughtMessage {
  key: string
  text: string
  before: string
}

/**
 * Take translations from a file: each is a draft of whoever brought it, which somebody else approves.
 *
 * @returns How many were taken; `changed` were worded by somebody else since they were read, and `unfit` do
 *   not fit: both are left as they are.
 */
export async function bringMessages(
  db: Database,
  {
    councilId,
    actor,
    language,
    messages,
    address,
    now,
  }: ToWord & { messages: readonly BroughtMessage[] },
): Promise<Result<{ taken: number; changed: number; unfit: number }, 'unknown-message'>> {
  const table = TRANSLATIONS[language]
  if (!table || !isLocale(language)) return refused('unknown-message')
  const { intl } = localeDetails(language)
  return inCouncil(db, councilId, async (tx) => {
    await markWorded(tx, councilId)
    const rows = await tx.select().from(wording).where(ofLanguage({ councilId, language }))
    const counts = { taken: 0, changed: 0, unfit: 0 }
    const brought = new Map(messages.map((message) => [message.key, message]))
    for (const { key, text, before } of brought.values()) {
      const english = Object.hasOwn(GUEST_WORDS, key) ? GUEST_WORDS[key] : undefined
      const row = rows.find((one) => one.key === key)
      const standing = (row && ownMessage(row)?.text) ?? table[key]
      if (english === undefined || problemsOf(text, { english, intl }).length > 0) counts.unfit += 1
      else if (standing !== before) counts.changed += 1
      else {
        counts.taken += 1
        const own = draftOf({ text, english, actor, now })
        await tx
          .insert(wording)
          .values({ councilId, language, key, ...own })
          .onConflictDoUpdate({
            target: [wording.councilId, wording.language, wording.key],
            set: own,
          })
      }
    }
    const detail = { language, ...counts }
    await recordAudit(tx, { councilId, actor, action: 'wording.brought-in', detail, address, now })
    return done(counts)
  })
}
