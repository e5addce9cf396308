import { existsSync } from 'node:fs'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { startPgServer } from './pg-server.ts'

test(
  'a real PostgreSQL starts, answers, and leaves nothing behind',
  { timeout: 60_000 },
  async () => {
    const server = await startPgServer({ settings: { work_mem: '5MB' } })
    const sql = postgres(server.url(), { max: 1 })
    const [row] = await sql`
    select current_setting('work_mem') as memory, current_setting('data_directory') as folder`
    expect(row?.memory).toBe('5MB')
    await sql.end()

    await server.stop()

    expect(existsSync(row?.folder)).toBe(false)
    expect(server.process.exitCode).toBe(0)
  },
)
