import { eq } from 'drizzle-orm'
import { isLocale, localeDetails } from '#app/translations/locales.ts'
import { problemsOf } from '#app/translations/message-shape.ts'
import { GUEST_WORDS } from '#app/translations/tables.ts'
import type { CouncilWording, OwnMessage } from '#app/translations/wording.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { wording } from '#db/schema/index.ts'
import type { Council } from '../councils/council.ts'
import { readLetterWording } from './letter-wording.server.ts'

type WordingRow = typeof wording.$inferSelect
type Worded = Pick<Council, 'id' | 'wordingMark' | 'drafts'>

/**
 * A council's own wording. Read once for every mark, by a query of each table, and kept: the council's row says when it
 * has changed, so a request that changed nothing asks nothing.
 */
export async function wordingOf(db: Database, council: Worded): Promise<CouncilWording> {
  const { id, wordingMark, drafts } = council
  const known = kept.get(id)
  const mark = `${id} ${drafts} ${wordingMark}`
  if (known?.mark === mark) return known
  // Before the first change there are no rows to read.
  const isStandard = wordingMark === ''
  const rows = isStandard ? [] : await readWording(db, id)
  const letters = isStandard ? new Map() : await readLetterWording(db, id)
  const fresh = { mark, drafts, languages: byLanguage(rows), letters }
  if (kept.size >= MOST_COUNCILS) kept.clear()
  kept.set(id, fresh)
  return fresh
}

/** Every message that a council has worded or approved. */
export async function readWording(db: Database, councilId: string): Promise<WordingRow[]> {
  return inCouncil(db, councilId, (tx) =>
    tx.select().from(wording).where(eq(wording.councilId, councilId)),
  )
}

/**
 * What a row says today. Approval is of an English: another English makes a draft of it. Undefined: the row
 * says nothing any more, because its English is gone, or takes other arguments, or because the text came
 * with Herald, which may have brought a newer one.
 */
export function ownMessage(row: WordingRow): OwnMessage | undefined {
  const english = GUEST_WORDS[row.key]
  if (english === undefined || !isLocale(row.language)) return undefined
  const isSame = row.english === english
  if (!isSame && row.authorId === null) return undefined
  const { intl } = localeDetails(row.language)
  if (!isSame && problemsOf(row.text, { english, intl }).length > 0) return undefined
  return { text: row.text, isApproved: isSame && row.state === 'approved' }
}

/** One a council. Herald's largest installation has some dozens. */
const MOST_COUNCILS = 500
const kept = new Map<string, CouncilWording>()

function byLanguage(rows: WordingRow[]): CouncilWording['languages'] {
  const languages = new Map<string, Map<string, OwnMessage>>()
  for (const row of rows) {
    const own = ownMessage(row)
    if (!own) continue
    const messages = languages.get(row.language) ?? new Map<string, OwnMessage>()
    languages.set(row.language, messages.set(row.key, own))
  }
  return languages
}
