import { once } from 'node:events'
import { loadSecret } from '../domain/access/secret.server.ts'
import { connection, settings } from '../http/database.server.ts'
import { startWorker } from '../worker.server.ts'

/** `npm run worker`: letters, long work and the clock, in a process without pages. Ends when told to. */
export async function worker(): Promise<void> {
  const connected = await connection()
  await connected.migrate()
  await loadSecret(connected.db, settings().secret)
  const working = startWorker(connected, settings())
  console.log('The worker is at work. Stop it with Ctrl-C.')
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  await working.stop()
}
