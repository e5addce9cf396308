import { createServer, request, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { addressOf, answerPlainly, setSafeHeaders } from '#app/server-edge.ts'

let server: Server | undefined
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))))

/** What a server with our edge and nothing behind it answers. */
async function ask(
  {
    method = 'GET',
    path = '/page',
    headers = {},
  }: { method?: string; path?: string; headers?: Record<string, string> },
  { secure = true, isReady = true } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  server = createServer((req, res) => {
    setSafeHeaders(res, { secure })
    if (!answerPlainly(req, res, { ready: () => isReady, ownOrigin: 'https://events.example' }))
      res.end('the app')
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers }, (res) => {
      let body = ''
      res.on('data', (part) => (body += part))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }))
    })
    asked.on('error', reject)
    asked.end(method === 'POST' ? 'a=b' : undefined)
  })
}

describe('every answer', () => {
  test('carries the headers that keep a browser from being used against its reader', async () => {
    const { headers, body } = await ask({})
    expect(body).toBe('the app')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('script-src')
  })

  test('asks for TLS for ever only behind TLS', async () => {
    const { headers } = await ask({}, { secure: false })
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})

describe('what needs no page', () => {
  test('/livez and /readyz say how it is', async () => {
    expect((await ask({ path: '/livez' })).status).toBe(200)
  })
  test('/readyz is 503 while the server drains', async () => {
    expect((await ask({ path: '/readyz' }, { isReady: false })).status).toBe(503)
  })
  test('a form from elsewhere is answered in words and never reaches the app', async () => {
    const { status, body, headers } = await ask({
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Length': '3' },
    })
    expect(status).toBe(403)
    expect(body).toContain('not sent from a page of ours')
    expect(headers['cache-control']).toBe('no-store')
  })
  test('OPTIONS is refused', async () => {
    expect((await ask({ method: 'OPTIONS' })).status).toBe(405)
  })
})

describe('the address of whoever asks', () => {
  const asked = (forwarded: string | undefined) => ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' },
  })
  test.each([
    ['nobody is trusted: what a client writes is nothing', 0, '203.0.113.9', '10.0.0.1'],
    ['one proxy: the last entry', 1, '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['two proxies: the last but one', 2, '203.0.113.9, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
    ['more proxies than entries: the peer', 3, '203.0.113.9', '10.0.0.1'],
    ['no entries: the peer', 1, undefined, '10.0.0.1'],
  ])('%s', (_, trusted, forwarded, address) => {
    expect(Reflect.apply(addressOf, undefined, [asked(forwarded), trusted])).toBe(address)
  })
})
