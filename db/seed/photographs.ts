import { findProofs } from '#app/domain/ceremonies/open-proofs.server.ts'
import { sayConsent, type SaidNow } from '#app/domain/ceremonies/say-consent.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import type { Ground } from './council.ts'
import { sure } from './hold-event.ts'

/** What families say, in turn; some have not answered yet. */
const SAID: ReadonlyArray<SaidNow | null> = [
  { guardian: 'press', child: 'channels' },
  { guardian: 'family', child: 'family' },
  { guardian: 'none', child: 'none' },
  { guardian: 'channels', child: 'channels' },
  null,
]

/** Families whose names are settled have mostly said yes or no to photographs, too. */
export async function sayAboutPhotographs(
  db: Database,
  { councilId }: Ground,
  { occurrenceId, now }: { occurrenceId: string; now: Date },
): Promise<void> {
  const children = await inCouncil(db, councilId, (tx) =>
    findProofs(tx, { councilId, occurrenceId }),
  )
  const settled = children.filter(({ nameIsOpen }) => !nameIsOpen)
  for (const [at, { entry }] of settled.entries()) {
    const said = SAID[at % SAID.length]
    if (!said) continue
    const given = { councilId, honoureeId: entry.honouree.id, language: entry.language }
    sure(await sayConsent(db, { ...given, said, actor: { kind: 'guest' }, now }))
  }
}
