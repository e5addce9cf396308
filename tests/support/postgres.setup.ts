import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startPgServer } from './pg-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the PostgreSQL server of this run, as one who may create databases. */
    postgresUrl: string
  }
}

/**
 * One real PostgreSQL for the whole run: the server that TEST_DATABASE_URL names, or one of our own
 * that vanishes afterwards. Each test file makes its own database there.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? undefined : await startPgServer()
  const url = given ?? server?.url() ?? ''
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [row] = await sql<Array<{ version: string }>>`
    select current_setting('server_version') as version`
  await sql.end()
  const whose = given ? 'at TEST_DATABASE_URL' : 'started for the tests'
  console.log(`PostgreSQL ${row?.version ?? 'of unknown version'}, ${whose}`)
  project.provide('postgresUrl', url)
  return async () => server?.stop()
}
