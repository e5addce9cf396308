import type { Database } from '#db/client.server.ts'
import { findNames, type NameEntry } from './find-names.server.ts'
import { findPhotoConsents, type ChildConsent } from './find-photo-consents.server.ts'
import { CONSENT_WORDING_VERSION } from './photo-consent.ts'

/** A child with something that its family has to settle. */
export interface OpenChild {
  entry: NameEntry
  consent: ChildConsent
  nameIsOpen: boolean
  photosAreOpen: boolean
}

/** Every child of a ceremony, with what its family has to settle. */
export async function findProofs(
  tx: Database,
  where: { councilId: string; occurrenceId: string },
): Promise<OpenChild[]> {
  const consents = await findPhotoConsents(tx, where)
  return (await findNames(tx, where)).flatMap((entry) => {
    const consent = consents.get(entry.honouree.id)
    if (!consent) return []
    return [
      {
        entry,
        consent,
        nameIsOpen: entry.state !== 'approved',
        // Whoever took a yes back has said so, and is not asked again.
        photosAreOpen: ['silent', 'outdated', 'child-silent'].includes(consent.standing),
      },
    ]
  })
}

/** The parties of a ceremony that have something to settle, each with their children who have. */
export async function openByParty(
  tx: Database,
  where: { councilId: string; occurrenceId: string },
): Promise<Map<string, OpenChild[]>> {
  const open = (await findProofs(tx, where)).filter(
    ({ nameIsOpen, photosAreOpen }) => nameIsOpen || photosAreOpen,
  )
  return Map.groupBy(
    open.filter(({ entry }) => entry.honouree.partyId !== null),
    ({ entry }) => entry.honouree.partyId ?? '',
  )
}

/**
 * What makes a letter about names the only one: the versions that are open, and the words about
 * photographs. A new version, or new words, are asked about anew.
 */
export const occasionOf = (open: OpenChild[]): string =>
  open
    .map(({ entry: { honouree, proof }, nameIsOpen, photosAreOpen }) =>
      [
        honouree.id,
        nameIsOpen ? proof.revision : '',
        photosAreOpen ? `w${CONSENT_WORDING_VERSION}` : '',
      ].join('.'),
    )
    .toSorted()
    .join(' ')
