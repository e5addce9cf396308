import path from 'node:path'
import { readSettings, type Settings } from '#app/settings.server.ts'
import { connect, type Connection, type Database } from '#db/client.server.ts'

declare global {
  // On globalThis, because development loads this file anew after each change, and the embedded
  // database's folder must be opened once.
  var heraldConnection: Promise<Connection> | undefined
  var heraldSettings: Settings | undefined
}

/** The environment of this process, read once. */
export function settings(): Settings {
  return (globalThis.heraldSettings ??= readSettings(process.env))
}

/** The process's one connection. */
export function connection(): Promise<Connection> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = settings()
  return (globalThis.heraldConnection ??= connect({
    url: databaseUrl,
    ownerUrl: databaseOwnerUrl,
    folder: path.join(dataDir, 'pg'),
  }))
}

export async function database(): Promise<Database> {
  return (await connection()).db
}
