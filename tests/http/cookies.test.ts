import { afterEach, describe, expect, test } from 'vitest'
import { readCookie, writeCookie } from '#app/http/cookies.server.ts'
import { readSettings } from '#app/settings.server.ts'

afterEach(() => {
  globalThis.heraldSettings = undefined
})
const at = (url: string) => {
  globalThis.heraldSettings = readSettings({ APP_URL: url })
}
const asking = (cookie: string) => new Request('http://x.example/', { headers: { Cookie: cookie } })

describe('behind TLS', () => {
  test('a cookie is bound to this host and hidden from scripts', () => {
    at('https://events.example')
    expect(writeCookie('herald', 'abc', { maxAgeSeconds: 60 })).toBe(
      '__Host-herald=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure',
    )
  })

  test('a cookie of the plain name, which another host could have set, is not read', () => {
    at('https://events.example')
    expect(readCookie(asking('herald=planted'), 'herald')).toBeUndefined()
    expect(readCookie(asking('herald=planted; __Host-herald=own'), 'herald')).toBe('own')
  })
})

test('on http://localhost, where browsers refuse the prefix, the name is plain', () => {
  at('http://localhost:3000')
  expect(writeCookie('herald', 'abc', { maxAgeSeconds: 60 })).toBe(
    'herald=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax',
  )
  expect(readCookie(asking('other=1; herald=abc'), 'herald')).toBe('abc')
  expect(readCookie(asking('xherald=abc'), 'herald')).toBeUndefined()
})

test('forgetting a cookie ends it at once', () => {
  at('http://localhost:3000')
  expect(writeCookie('herald', '', { maxAgeSeconds: 60 })).toContain('Max-Age=0')
})

test.each(['a;b', 'a b', 'a\r\nSet-Cookie: x=y', 'é'])('the value %j is refused', (value) => {
  at('http://localhost:3000')
  expect(() => writeCookie('herald', value, { maxAgeSeconds: 60 })).toThrow('needs encoding')
})
