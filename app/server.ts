import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { createServer } from 'node:http'
import path from 'node:path'
import sirv from 'sirv'
import type { Booted } from './boot.server.ts'
import { root } from './paths.server.ts'
import { answersOf } from './server-answers.ts'
import { handleInHalves } from './server-routes.ts'

/**
 * The HTTP server: static files, listening, draining. It reaches the app only through the bundle, so
 * that there is one database client in the process.
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
const handle = vite ? createRequestHandler(load, 'development') : handleInHalves(build)
let draining = false

const server = createServer(
  answersOf({
    app,
    handle,
    files: serveFiles('build/client'),
    isDraining: () => draining,
    development: vite?.middlewares,
  }),
)
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

function serveFiles(folder: string) {
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
