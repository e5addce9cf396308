import { settings } from './database.server.ts'

const isSecure = () => settings().appUrl.startsWith('https:')

/** `__Host-` binds a cookie to this host and to TLS; browsers refuse it on http://localhost. */
const fullName = (name: string) => (isSecure() ? `__Host-${name}` : name)

/** The value of one of our cookies, as the browser sent it. */
export function readCookie(request: Request, name: string): string | undefined {
  const wanted = `${fullName(name)}=`
  const pair = (request.headers.get('Cookie') ?? '')
    .split(/;\s*/)
    .find((part) => part.startsWith(wanted))
  return pair?.slice(wanted.length)
}

/**
 * A Set-Cookie header: HttpOnly, SameSite=Lax, whole site.
 *
 * @param value Letters, digits, `-` and `_` only; empty to forget the cookie.
 */
export function writeCookie(
  name: string,
  value: string,
  { maxAgeSeconds }: { maxAgeSeconds: number },
): string {
  if (!/^[\w-]*$/.test(value)) throw new Error('A cookie value needs encoding')
  const secure = isSecure() ? '; Secure' : ''
  return `${fullName(name)}=${value}; Path=/; Max-Age=${value ? maxAgeSeconds : 0}; HttpOnly; SameSite=Lax${secure}`
}
