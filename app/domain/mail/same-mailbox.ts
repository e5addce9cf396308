/** Providers whose mailboxes have several spellings. */
const GOOGLE = new Set(['gmail.com', 'googlemail.com'])

/**
 * Whether two addresses are one mailbox: calendars write small letters, leave `+council` out, and Gmail
 * knows no dots. Nothing is guessed beyond that: an alias of an organisation is another address.
 */
export function isSameMailbox(one: string, other: string): boolean {
  const first = mailboxOf(one)
  return first !== undefined && first === mailboxOf(other)
}

function mailboxOf(address: string): string | undefined {
  const plain = address.normalize('NFC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  if (at < 1) return undefined
  const domain = plain.slice(at + 1)
  const local = plain.slice(0, at).replace(/(?<=.)\+.*$/, '')
  if (GOOGLE.has(domain)) return `${local.replaceAll('.', '')}@gmail.com`
  return `${local}@${domain}`
}
