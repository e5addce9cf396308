import type { FamilyToAsk } from './families-to-ask.ts'
import type { AskedFamily } from './find-families-to-ask.server.ts'
import type { OpenChild } from './open-proofs.server.ts'

/** The family for a page: what it shows, and nothing that it does not. */
export const showFamily = ({ children, reach, ...family }: AskedFamily): FamilyToAsk => ({
  key: family.key,
  label: family.label,
  language: family.language,
  hasLink: family.hasLink,
  lastAt: family.lastAt,
  isReminded: family.lastPurpose === 'proof_reminder',
  channel: family.invitationId && reach.address ? reach.channel : null,
  names: children.map(({ entry, nameIsOpen, photosAreOpen }) => ({
    honoureeId: entry.honouree.id,
    name: entry.proof.printedName ?? entry.proof.name,
    nameIsOpen,
    photosAreOpen,
  })),
  isOpen: isOpen(children),
  isFresh: isFresh({ children, lastAt: family.lastAt }),
})

/** Something is open, and nobody was asked about it: no letter yet, or an officer wrote a new version since. */
export const isFresh = ({ children, lastAt }: Pick<AskedFamily, 'children' | 'lastAt'>): boolean =>
  isOpen(children) &&
  (lastAt === null ||
    children.some(
      ({ entry: { state, proof } }) => state === 'correction' && proof.createdAt > lastAt,
    ))

/** Whether anything is left for the family to settle. */
export const isOpen = (children: OpenChild[]): boolean =>
  children.some(({ nameIsOpen, photosAreOpen }) => nameIsOpen || photosAreOpen)
