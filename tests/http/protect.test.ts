import { describe, expect, test } from 'vitest'
import { unwelcome } from '#app/http/protect.server.ts'

const OURS = 'https://events.example'
const post = (headers: Record<string, string>) =>
  unwelcome(
    { method: 'POST', headers: { host: 'events.example', 'content-length': '10', ...headers } },
    OURS,
  )

describe('a form', () => {
  test('from a page of ours goes on', () => {
    expect(post({ 'sec-fetch-site': 'same-origin' })).toBeUndefined()
    expect(post({ origin: OURS })).toBeUndefined()
    expect(post({ origin: 'http://events.example' })).toBeUndefined()
  })

  test.each(['cross-site', 'same-site', 'none', '', 'SAME-ORIGIN'])(
    'with Sec-Fetch-Site "%s" is refused, whatever Origin says',
    (site) => {
      expect(post({ 'sec-fetch-site': site, origin: OURS })).toBe('from-elsewhere')
    },
  )

  test.each([
    undefined,
    'null',
    '',
    'https://evil.example',
    'https://events.example.evil.example',
    'https://events.example:8443',
    'not an address',
  ])('from an older browser with Origin %s is refused', (origin) => {
    expect(post(origin === undefined ? {} : { origin })).toBe('from-elsewhere')
  })

  test('that does not say how long it is, or is over 11 MB, is refused', () => {
    const headers = { host: 'events.example', 'sec-fetch-site': 'same-origin' }
    expect(unwelcome({ method: 'POST', headers }, OURS)).toBe('no-length')
    expect(post({ 'sec-fetch-site': 'same-origin', 'content-length': '11534337' })).toBe(
      'too-large',
    )
    expect(post({ 'sec-fetch-site': 'same-origin', 'content-length': '11534336' })).toBeUndefined()
  })
})

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND'])(
  '%s is no method of ours',
  (method) => {
    expect(unwelcome({ method, headers: { origin: OURS } }, OURS)).toBe('no-such-method')
  },
)

test.each(['GET', 'HEAD'])('%s goes on from anywhere', (method) => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect(unwelcome({ method, headers }, OURS)).toBeUndefined()
})

test.each([
  '/i/abcdefghijklmnopqrstuvwxyz.data',
  '/desk.data?x=1',
  '/_root.data',
  '/?_data=routes/public/calendar',
  '/events/x?lang=ar&%5Fdata=root',
  '/events/a%00b',
  '/?q=%00',
  '/i/%FF',
])('%s is no address of ours', (url) => {
  expect(unwelcome({ method: 'GET', url, headers: {} }, OURS)).toBe('no-such-address')
})

test.each(['/', '/i/abc?answer=no', '/events/database?from=/x.data', '/events/n%C3%A9'])(
  '%s may go on to the app',
  (url) => {
    expect(unwelcome({ method: 'GET', url, headers: {} }, OURS)).toBeUndefined()
  },
)
