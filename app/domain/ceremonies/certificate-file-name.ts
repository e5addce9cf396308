/** Longest part of a file's name that a name may take: some systems allow 255 bytes for all of it. */
const MOST_LETTERS = 60

/**
 * What a certificate's file is called: the serial, which makes it unique, then the name in its own script.
 *
 * Nothing in it leads out of a folder, hides the ending, or upsets Windows.
 */
export function certificateFileName(serial: string, name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}"\\/:*?<>|%]/gu, '')
    .replace(/\s+/gu, ' ')
  const short = Array.from(plain)
    .slice(0, MOST_LETTERS)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  return short ? `${serial} ${short}.pdf` : `${serial}.pdf`
}
