import { inCouncil, type Database } from '#db/client.server.ts'
import { findNames, onCertificate } from './find-names.server.ts'
import { findPhotoConsents } from './find-photo-consents.server.ts'
import type { PhotoLevel } from './photo-consent.ts'
import { compareCards } from './stage.ts'

/** A child as cards, labels and lists of the day need it. */
export interface SheetChild {
  id: string
  /** As it stands on the certificate. */
  name: string
  native: string | null
  nativeLanguage: string | null
  language: string
  knownAs: string | null
  pronunciation: string | null
  /** Null: nobody said. */
  handshake: boolean | null
  /** `none` until all who have to said more. */
  photo: PhotoLevel
  siblings: string[]
  party: string | null
  /** What stands on the stage card; null while none was given. */
  card: string | null
  /** The family asked that no family name is read out. */
  byFirstName: boolean
}

/** The children of a ceremony by the numbers of their cards; those without one behind, by name. */
export async function findSheetChildren(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<SheetChild[]> {
  return inCouncil(db, councilId, async (tx) => {
    const names = await findNames(tx, { councilId, occurrenceId })
    const consents = await findPhotoConsents(tx, { councilId, occurrenceId })
    const children = names.map(
      ({ honouree, proof, knownAs, language, siblings, partyLabel }): SheetChild => ({
        id: honouree.id,
        name: onCertificate(proof),
        native: proof.nativeLine,
        nativeLanguage: proof.nativeLanguage,
        language,
        knownAs,
        pronunciation: proof.pronunciation,
        handshake: honouree.handshake,
        photo: consents.get(honouree.id)?.mark ?? 'none',
        siblings,
        party: partyLabel,
        card: honouree.card,
        byFirstName: honouree.byFirstName,
      }),
    )
    const numbered = children.filter(({ card }) => card !== null)
    return [
      ...numbered.toSorted((one, other) => compareCards(one.card ?? '', other.card ?? '')),
      ...children.filter(({ card }) => card === null),
    ]
  })
}
