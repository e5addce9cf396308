import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadSecret } from './domain/access/secret.server.ts'
import { allCouncils } from './domain/councils/find-council.server.ts'
import { connection, database, settings } from './http/database.server.ts'
import { signingKey } from './http/signing.server.ts'
import { keepPages, type KeptPages } from './http/kept-pages.server.ts'
import { root } from './paths.server.ts'
import { stopPress } from './print/press.server.ts'
import { startWorker } from './worker.server.ts'
import { seedDemo } from '#db/seed.server.ts'

/** What the server needs of the app, through the bundle. */
export interface Booted {
  host: string
  port: number
  appUrl: string
  /** What APP_URL says our origin is, when somebody set it and one council answers on every host. */
  ownOrigin: string | undefined
  trustProxy: number
  isReady(): boolean
  /** Open pages for anonymous readers, kept in this process. */
  pages: KeptPages
  /** What to print when the server listens: the address, and how to sign in. */
  greeting(port: number): string[]
  close(): Promise<void>
}

/** Open the database, bring its tables up to date, lend an empty embedded one the demo, start the worker. */
export async function boot(_options: { development: boolean }): Promise<Booted> {
  const { host, port, appUrl, appUrlIsSet, trustProxy, secret, demo, worker } = settings()
  signingKey()
  const connected = await connection()
  const { db, driver, migrate, close } = connected
  await migrate()
  await loadSecret(db, secret)
  if (demo && (await allCouncils(db)).length === 0)
    await seedDemo(db, { now: new Date(), origin: appUrl })
  const councils = await allCouncils(db)
  const isDemo = councils.some((council) => council.demo)
  const working = worker ? startWorker(connected, settings()) : undefined
  let ready = true
  return {
    host,
    port,
    appUrl,
    ownOrigin:
      appUrlIsSet && councils.every((council) => council.host === null) ? appUrl : undefined,
    trustProxy,
    isReady: () => ready,
    pages: keepPages({ database, writes: connected.writes, build: buildMark() }),
    greeting: (actualPort) =>
      greeting({
        url: appUrlIsSet ? appUrl : `http://localhost:${actualPort}`,
        driver,
        isDemo,
        councils: councils.length,
      }),
    async close() {
      ready = false
      await working?.stop()
      stopPress()
      await close()
    },
  }
}

/** Differs from build to build. Development has no bundle, and keeps no pages. */
function buildMark(): string {
  const bundle = path.join(root, 'build/server/index.js')
  return existsSync(bundle)
    ? createHash('sha256').update(readFileSync(bundle)).digest('hex')
    : 'development'
}

function greeting({
  url,
  driver,
  isDemo,
  councils,
}: {
  url: string
  driver: string
  isDemo: boolean
  councils: number
}): string[] {
  const how = isDemo
    ? `Sign in: open ${url}/sign-in and press "Continue as the demo officer".`
    : councils > 0
      ? `Sign in: open ${url}/sign-in and ask for a link by e-mail.`
      : 'No council yet: npm run council -- "Name" owner@example.org makes one and prints a sign-in link.'
  return [
    how,
    `Herald is ready on ${url} (${driver === 'pglite' ? 'embedded database' : 'PostgreSQL'})`,
  ]
}
