import { afterEach, beforeEach } from 'vitest'
import { readSettings } from '#app/settings.server.ts'
import type { Connection } from '#db/client.server.ts'

/**
 * The app over a test's database: what routes and commands reach through `database()` and `settings()`.
 *
 * @param environment What this test file's server is told; nothing of the machine's own.
 */
export function useApp(
  database: { connection(): Connection },
  environment: Record<string, string> = {},
): void {
  beforeEach(() => {
    globalThis.heraldConnection = Promise.resolve(database.connection())
    globalThis.heraldSettings = readSettings({ ...environment })
  })
  afterEach(() => {
    globalThis.heraldConnection = undefined
    globalThis.heraldSettings = undefined
  })
}
