import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { stylesPlugin } from '../app/styles/plugin.mjs'

const DATABASE_TESTS = 'tests/**/*.db.test.ts'

/** Three ways to run: without a database, on the embedded one, and on a real PostgreSQL server. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [stylesPlugin()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, DATABASE_TESTS],
        },
      },
      {
        extends: true,
        test: {
          name: 'pglite',
          include: [DATABASE_TESTS],
          env: { HERALD_TEST_DRIVER: 'pglite' },
          globalSetup: 'tests/support/pglite.setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [DATABASE_TESTS],
          env: { HERALD_TEST_DRIVER: 'postgres' },
          globalSetup: 'tests/support/postgres.setup.ts',
        },
      },
    ],
  },
})
