import { linkTokenOf } from '../access/tokens.ts'

// Lower case only: Google folds it, and a reply must find its invitation again.
const UID = /^[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?@[a-z0-9](?:[a-z0-9.-]{0,126}[a-z0-9])?$/

/**
 * The UID of a new invitation's calendar entry. It says nothing of event or guest, and stays for ever.
 *
 * @param random 16 bytes from a cryptographic source.
 * @param host The council's host name, with or without a port.
 */
export function newCalendarUid(random: Uint8Array, host: string): string {
  return checkedUid(`${linkTokenOf(random)}@${hostPart(host)}`)
}

/** The UID of an occurrence in public feeds and downloads: the same for everybody. */
export function occurrenceUid(occurrenceId: string, host: string): string {
  return checkedUid(`${occurrenceId.toLowerCase()}@${hostPart(host)}`)
}

const hostPart = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

/** @throws For a UID outside our own alphabet: the library writes it as it stands. */
export function checkedUid(uid: string): string {
  if (!UID.test(uid)) throw new Error('not a calendar UID of ours')
  return uid
}
