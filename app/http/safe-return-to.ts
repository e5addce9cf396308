const LONGEST = 2000
// Browsers read a backslash as a slash, and drop tabs and line ends before they read an address at all.
// oxlint-disable-next-line no-control-regex -- these are the characters to refuse
const UNSAFE = /[\u0000-\u0020\u007f-\u009f\u2028\u2029\\]/
const HERE = 'http://here.invalid'

/**
 * An address on this site to go back to, out of a form or a query; the fallback for anything else.
 *
 * Accepted is one leading slash and a second character that is neither slash nor backslash, written
 * plainly or encoded; no control characters, no scheme, no other host (GHSA-wrjc-x8rr-h8h6). Every address
 * that a user supplies goes through here before it is redirected to or linked.
 *
 * @param fallback Our own address: not checked.
 */
export function safeReturnTo(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > LONGEST || UNSAFE.test(value)) return fallback
  if (!/^\/(?!\/|%2f|%5c|%0|%1)/i.test(value)) return fallback
  const url = URL.canParse(value, HERE) ? new URL(value, HERE) : undefined
  if (url?.origin !== HERE) return fallback
  // Dots fold away: "/.//evil.example" would become "//evil.example".
  if (/^\/(\/|%2f|%5c)/i.test(url.pathname)) return fallback
  return url.pathname + url.search + url.hash
}
