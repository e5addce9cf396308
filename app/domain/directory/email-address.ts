/** What is wrong with an e-mail address, with the part that an officer should look at. */
export type EmailFault =
  | { fault: 'no-at' }
  | { fault: 'nothing-before' }
  | { fault: 'nothing-after'; part: string }
  | { fault: 'several' }
  | { fault: 'character'; part: string }
  | { fault: 'too-long' }

const LONGEST = 254
// RFC 5321's atoms; letters of every script are allowed by RFC 6531.
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u

/**
 * An e-mail address as kept: trimmed, without `mailto:` or angle brackets, the domain in lower case (the
 * local part may be told apart by case, so it stays). Two families may share one address.
 */
export function readEmail(text: string): { email: string } | EmailFault {
  const address = text
    .normalize('NFC')
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .trim()
  const at = address.lastIndexOf('@')
  if (at === -1) return { fault: 'no-at' }
  if (/[,;\s]\S*@/.test(address) && /@\S*[,;\s]/.test(address)) return { fault: 'several' }
  const odd = /[^\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.@-]/u.exec(address)
  if (odd) return { fault: 'character', part: visible(odd[0]) }
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (local === '') return { fault: 'nothing-before' }
  if (address.length > LONGEST) return { fault: 'too-long' }
  if (!LOCAL.test(local) || /^\.|\.\.|\.$/.test(local))
    return { fault: 'character', part: local.includes('@') ? '@' : '.' }
  const labels = domain.split('.')
  if (labels.length < 2 || labels.at(-1) === '' || !/\p{L}/u.test(labels.at(-1) ?? ''))
    return { fault: 'nothing-after', part: domain.replace(/\.+$/, '') || '@' }
  if (!labels.every((label) => LABEL.test(label))) return { fault: 'character', part: domain }
  return { email: `${local}@${domain.toLowerCase()}` }
}

/** A space or a hidden character named by its number, anything else as it is. */
function visible(letter: string): string {
  if (/[^\p{Z}\p{C}]/u.test(letter)) return letter
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
