import { and, eq } from 'drizzle-orm'
import { GUEST_WORDS, TRANSLATIONS } from '#app/translations/tables.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, wording } from '#db/schema/index.ts'
import { ownMessage } from './council-wording.server.ts'

export const MESSAGE_STATES = ['draft', 'approved', 'changed'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** A guests' message beside its English. */
export interface Message {
  key: string
  english: string
  text: string
  /** As it came with Herald, where the council words it otherwise. */
  cameAs?: string
  /** `changed`: it was approved, and its English has changed since. */
  state: MessageState
  /** The English that was approved, where it is another now. */
  englishBefore?: string
  authorId: string | null
  author: string | null
  approver: string | null
}

/** Every message of a language, by key; empty for a language without words. */
export async function findMessages(
  db: Database,
  { councilId, language }: { councilId: string; language: string },
): Promise<Message[]> {
  const table = TRANSLATIONS[language]
  if (!table) return []
  const { rows, names } = await inCouncil(db, councilId, async (tx) => ({
    rows: await tx
      .select()
      .from(wording)
      .where(and(eq(wording.councilId, councilId), eq(wording.language, language))),
    names: new Map(
      (
        await tx
          .select({ id: account.id, name: account.name })
          .from(account)
          .where(eq(account.councilId, councilId))
      ).map(({ id, name }) => [id, name]),
    ),
  }))
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return Object.entries(GUEST_WORDS).map(([key, english]) => {
    const row = byKey.get(key)
    const own = row && ownMessage(row)
    const came = table[key] ?? ''
    const wasApproved = row?.state === 'approved' && row.english !== english
    return {
      key,
      english,
      text: own?.text ?? came,
      ...(own && own.text !== came ? { cameAs: came } : {}),
      state: own?.isApproved ? 'approved' : wasApproved ? 'changed' : 'draft',
      ...(wasApproved ? { englishBefore: row.english } : {}),
      authorId: row && own ? row.authorId : null,
      author: row && own ? nameOf(row.authorId) : null,
      approver: row && own?.isApproved ? nameOf(row.approvedBy) : null,
    }
  })
}

/**
 * One page of the messages that somebody looks for.
 *
 * @param q Part of a key, of the English or of the translation; capital and small letters are one.
 * @param after The key that the page before ended with.
 */
export function messagesShown(
  messages: readonly Message[],
  { state, q, after, most }: { state?: string; q: string; after: string; most: number },
): { shown: Message[]; found: number; next: string | undefined } {
  const wanted = q.toLocaleLowerCase()
  const found = messages.filter(
    (message) =>
      (state === undefined || message.state === state) &&
      [message.key, message.english, message.text].some((text) =>
        text.toLocaleLowerCase().includes(wanted),
      ),
  )
  const rest = found.filter(({ key }) => key > after)
  const shown = rest.slice(0, most)
  return {
    shown,
    found: found.length,
    next: rest.length > most ? shown.at(-1)?.key : undefined,
  }
}
