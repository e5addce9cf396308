/**
 * The whole product in the test's own process, behind a real HTTP server: the listener of app/server.ts,
 * the framework, every route and page of app/routes.ts, over the database of the test file.
 */
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import * as entry from '#app/entry.server.tsx'
import { database, settings } from '#app/http/database.server.ts'
import { keepPages } from '#app/http/kept-pages.server.ts'
import * as root from '#app/root.tsx'
import routes from '#app/routes.ts'
import { answersOf } from '#app/server-answers.ts'

/** What somebody sends. `form` is posted as a page of ours would post it. */
export interface Sent {
  method?: string
  host?: string
  cookie?: string
  /** Instead of those that a browser sends; undefined leaves one out. */
  headers?: Record<string, string | undefined>
  form?: Record<string, string | string[]>
  /** A form with a file in it. */
  multipart?: FormData
  /** A body of any kind. */
  raw?: { type: string; body: string }
}

export interface Heard {
  status: number
  headers: IncomingHttpHeaders
  body: string
  bytes: Buffer
}

export interface WholeApp {
  ask(path: string, sent?: Sent): Promise<Heard>
}

const FILES = import.meta.glob('../../app/routes/**/*.{ts,tsx}')

/** @param host What is asked for where a request names no other: the Host header. */
export function useWholeApp({ host }: { host: string }): WholeApp {
  let port = 0
  let close = async () => {}
  beforeAll(async () => {
    const handle = createRequestHandler(await buildOfSources(), 'production')
    const answers = () =>
      answersOf({
        app: {
          appUrl: settings().appUrl,
          ownOrigin: undefined,
          trustProxy: settings().trustProxy,
          isReady: () => true,
          pages: keepPages({ database, build: 'sources' }),
        },
        handle,
        files: (_req, _res, next) => next(),
        isDraining: () => false,
      })
    const server = createServer((req, res) => answers()(req, res))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
    close = () => new Promise((resolve) => server.close(() => resolve()))
  })
  afterAll(() => close())
  return { ask: async (path, sent = {}) => send({ path, port, host, ...sent }) }
}

async function send({
  path,
  port,
  host,
  method,
  cookie,
  headers = {},
  form,
  multipart,
  raw,
}: Sent & { path: string; port: number; host: string }): Promise<Heard> {
  const { type, content } = await contentOf({ form, multipart, raw })
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method: method ?? (content ? 'POST' : 'GET'),
        agent: false,
        headers: given({
          Host: host,
          ...(cookie ? { Cookie: cookie } : {}),
          ...(content
            ? {
                ...(type ? { 'Content-Type': type } : {}),
                'Content-Length': content.length,
                Origin: `http://${host}`,
                'Sec-Fetch-Site': 'same-origin',
              }
            : {}),
          ...headers,
        }),
      },
      (res) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('error', reject)
        res.on('end', () => {
          const bytes = Buffer.concat(parts)
          const body = bytes.toString('utf8')
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body, bytes })
        })
      },
    )
    asked.on('error', reject)
    asked.end(content)
  })
}

const given = (headers: Record<string, string | number | undefined>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))

async function contentOf({
  form,
  multipart,
  raw,
}: Pick<Sent, 'form' | 'multipart' | 'raw'>): Promise<{
  type: string
  content: Buffer | undefined
}> {
  if (raw) return { type: raw.type, content: Buffer.from(raw.body) }
  if (multipart) {
    const made = new Response(multipart)
    const type = made.headers.get('Content-Type') ?? ''
    return { type, content: Buffer.from(await made.arrayBuffer()) }
  }
  if (!form) return { type: '', content: undefined }
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(form))
    for (const one of [value].flat()) fields.append(name, one)
  return { type: 'application/x-www-form-urlencoded', content: Buffer.from(fields.toString()) }
}

/** What the framework's compiler makes of app/, without compiling: nothing of it reaches a browser. */
async function buildOfSources(): Promise<ServerBuild> {
  const listed = await Promise.all(
    (await routes).map(async ({ id, path, index, file }) => {
      const module: unknown = await FILES[`../../app/${file}`]?.()
      const place = { id: id ?? file.replace(/\.tsx?$/, ''), parentId: 'root', path, index }
      return { place, module }
    }),
  )
  const all = [{ place: { id: 'root', path: '' }, module: root }, ...listed]
  const made = {
    entry: { module: entry },
    routes: Object.fromEntries(all.map(({ place, module }) => [place.id, { ...place, module }])),
    assets: {
      version: 'sources',
      url: '/assets/manifest.js',
      entry: { module: '/assets/entry.js', imports: [] },
      routes: Object.fromEntries(
        all.map(({ place }) => [
          place.id,
          { ...place, ...MADE, hasErrorBoundary: place.id === 'root' },
        ]),
      ),
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    basename: '/',
    mode: 'production',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: false,
      v3_relativeSplatPath: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
      unstable_optimizeDeps: false,
    },
  }
  if (!isBuild(made)) throw new Error('The sources are no build')
  return made
}

const MADE = { module: '/assets/route.js', hasAction: true, hasLoader: true }

const isBuild = (made: unknown): made is ServerBuild =>
  typeof made === 'object' && made !== null && 'routes' in made
