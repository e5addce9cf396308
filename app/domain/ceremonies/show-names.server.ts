import type { NameView, VersionView } from './name-view.ts'
import { onCertificate, type NameEntry, type ProofRow } from './find-names.server.ts'

/** A child's name for a page: what it shows, and nothing that it does not. */
export function showName({
  honouree,
  proof,
  knownAs,
  partyLabel,
  siblings,
  state,
  letters,
  live,
}: NameEntry): NameView {
  return {
    honoureeId: honouree.id,
    printed: onCertificate(proof),
    written: proof.printedName ? proof.name : null,
    native: proof.nativeLine,
    nativeLanguage: proof.nativeLanguage,
    pronunciation: proof.pronunciation,
    knownAs,
    party: partyLabel,
    siblings,
    state,
    letters: [...new Set(letters.map(({ grapheme, codePoints }) => `${grapheme} (${codePoints})`))],
    revision: proof.revision,
    since: proof.approvedAt ?? proof.createdAt,
    serial: live?.serial ?? null,
  }
}

/** A version of a name for its history. */
export function showVersion(proof: ProofRow): VersionView {
  const { revision, name, printedName, nativeLine, pronunciation, reason, createdAt, approvedAt } =
    proof
  return {
    revision,
    name,
    printedName,
    native: nativeLine,
    pronunciation,
    reason,
    at: createdAt,
    approvedAt,
    byFamily: proof.approvedBy?.startsWith('link:') ?? false,
  }
}
