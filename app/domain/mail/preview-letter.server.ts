import type { ComposedLetter } from '#emails/letter-data.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { previewLetter } from './compose.server.ts'
import { letterLocale, type Writer } from './writer.ts'
import { readHeldAt } from './letter-held.server.ts'

/** A letter about a date as guests of one language will get it, without a guest; undefined for no such date. */
export async function findPreview(
  db: Database,
  {
    writer,
    occurrenceId,
    tries,
    language,
  }: {
    writer: Writer
    occurrenceId: string
    tries: 'invitation' | 'invitation_reminder'
    language: string
  },
): Promise<ComposedLetter | undefined> {
  const councilId = writer.council.id
  const held = await inCouncil(db, councilId, (tx) => readHeldAt(tx, { councilId, occurrenceId }))
  const locale = letterLocale(writer.council, language)
  return held && previewLetter(held, { tries, locale }, writer)
}
