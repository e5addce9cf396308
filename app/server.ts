import { createRequest, createRequestListener, sendResponse } from '@remix-run/node-fetch-server'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import compression from 'compression'
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import sirv from 'sirv'
import type { Booted } from './boot.server.ts'
import { addressOf, answerPlainly, setSafeHeaders } from './server-edge.ts'
import { root } from './paths.server.ts'
import { answerKept } from './server-kept.ts'

/**
 * The HTTP server: headers, static files, health, draining. It reaches the app only through the
 * bundle, so that there is one database client in the process.
 */
type Build = ServerBuild & {
  entry: { module: { boot: (options: { development: boolean }) => Promise<Booted> } }
}

const development = process.argv.includes('--dev')
const vite = development
  ? await (
      await import('vite')
    ).createServer({
      root,
      configFile: path.join(root, 'remix.config.js'),
      server: { middlewareMode: true },
      appType: 'custom',
    })
  : undefined
const load = async (): Promise<Build> => {
  const built: unknown = vite
    ? await vite.ssrLoadModule('virtual:remix/server-build')
    : await import(path.join(root, 'build/server/index.js'))
  if (!isBuild(built)) throw new Error('The build is not a build of Herald: run npm run build')
  return built
}
// Vite's own would leave before the database is closed.
if (vite) process.removeAllListeners('SIGTERM')

const build = await load()
const app = await start()
const handle = createRequestHandler(vite ? load : build, development ? 'development' : 'production')
const assets = serveFiles('build/client')
const compress = compression({ threshold: 1_024 })
let draining = false

const server = createServer((req, res) => {
  setSafeHeaders(res, { secure: app.appUrl.startsWith('https:'), url: req.url })
  if (draining) res.setHeader('Connection', 'close')
  if (
    answerPlainly(req, res, { ready: () => !draining && app.isReady(), ownOrigin: app.ownOrigin })
  )
    return
  const page = () => respond(req, res)
  if (vite) return vite.middlewares(req, res, page)
  const compressed = (answer: () => void) => runMiddleware(compress, req, res, answer)
  answerKept(req, res, {
    pages: app.pages,
    origin: app.ownOrigin,
    make: () => handle(createRequest(req, res, requestOptions()), contextOf(req)),
    send: (answer) => compressed(() => void sendResponse(res, answer)),
    otherwise: () => compressed(() => assets(req, res, page)),
  })
})
server.requestTimeout = 60_000
server.headersTimeout = 15_000
server.keepAliveTimeout = 65_000
server.on('error', (error) => {
  console.error(`Cannot listen on ${app.host}:${app.port}: ${error.message}`)
  void app.close().finally(() => process.exit(1))
})
server.listen(app.port, app.host, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : app.port
  for (const line of app.greeting(port)) console.log(line)
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void drain())

async function start(): Promise<Booted> {
  try {
    return await build.entry.module.boot({ development })
  } catch (error) {
    // Sentences for whoever starts it: a folder in use, a mistake in the environment.
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

function respond(req: IncomingMessage, res: ServerResponse): void {
  const context = contextOf(req)
  createRequestListener((request) => handle(request, context), requestOptions())(req, res)
}

function requestOptions() {
  if (!app.ownOrigin) return {}
  const { host, protocol } = new URL(app.ownOrigin)
  return { host, protocol }
}

const contextOf = (req: IncomingMessage) => ({
  requestId: randomBytes(5).toString('hex'),
  clientAddress: addressOf(req, app.trustProxy),
})

function serveFiles(folder: string) {
  if (vite) return (_: IncomingMessage, __: ServerResponse, next: () => void) => next()
  return sirv(path.join(root, folder), {
    etag: true,
    setHeaders: (res, file) =>
      res.setHeader(
        'Cache-Control',
        file.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=3600',
      ),
  })
}

function runMiddleware(
  middleware: typeof compress,
  req: IncomingMessage,
  res: ServerResponse,
  next: () => void,
): void {
  // The package speaks of Express's classes, and uses of them what node:http has.
  Reflect.apply(middleware, undefined, [req, res, next])
}

async function drain(): Promise<void> {
  draining = true
  setTimeout(() => process.exit(1), 15_000).unref()
  server.closeIdleConnections()
  await new Promise((resolve) => server.close(resolve))
  await vite?.close()
  await app.close()
  process.exit(0)
}

function isBuild(value: unknown): value is Build {
  return typeof value === 'object' && value !== null && 'entry' in value && 'routes' in value
}
