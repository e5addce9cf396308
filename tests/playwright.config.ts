import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { findChromium } from './support/browser.ts'

// The workers read this file again: they inherit what the first reading found.
const executablePath = await findChromium()
process.env.CHROMIUM_PATH = executablePath

/** Each journey is a file that starts a server of its own, and runs alone by its name. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/journeys',
  workers: Math.min(4, availableParallelism()),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  projects: [{ name: 'chromium' }],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath },
    // A word that is not there is a failure at once, and not when the whole journey's time is over.
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
