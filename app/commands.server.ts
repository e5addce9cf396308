import { council } from './commands/council.server.ts'
import { backup, resetDatabase, restoreBackup } from './commands/database.server.ts'
import { worker } from './commands/worker.server.ts'
import { loadSecret } from './domain/access/secret.server.ts'
import { connection, settings } from './http/database.server.ts'
import { seedDemo } from '#db/seed.server.ts'

type Command = (args: string[]) => Promise<void>

const COMMANDS: Record<string, Command> = {
  council,
  worker,
  'db:migrate': async () => {
    await (await connection()).migrate()
    console.log('The tables are up to date.')
  },
  'db:seed': async () => {
    const { db, migrate } = await connection()
    await migrate()
    await loadSecret(db, settings().secret)
    await seedDemo(db, { now: new Date(), origin: settings().appUrl })
    console.log('The demo is there.')
  },
  'db:backup': backup,
  'db:restore': restoreBackup,
  'db:reset': resetDatabase,
  emails: async ([folder]) => {
    const { previewLetters } = await import('#emails/preview.ts')
    await previewLetters(folder)
  },
}

/**
 * Run one of the commands of package.json, from the bundle.
 *
 * @throws A sentence for whoever typed it.
 */
export async function runCommand(name: string, args: string[]): Promise<void> {
  const command = COMMANDS[name]
  if (!command)
    throw new Error(
      `There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`,
    )
  try {
    await command(args)
  } finally {
    if (globalThis.heraldConnection) await (await globalThis.heraldConnection).close()
  }
}
