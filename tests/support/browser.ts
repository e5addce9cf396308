import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const PRINT_FONTS = join(import.meta.dirname, '../../app/print/fonts')

/**
 * The path of a Chromium: CHROMIUM_PATH, Playwright's own, the system's, or the one that npm brings,
 * so that a fresh Linux machine needs neither root nor a download server.
 *
 * On Linux it also gives the browser the fonts of our printed matter: pictures of pages show Arabic,
 * Hindi and Chinese on a machine without such fonts.
 */
export async function findChromium(): Promise<string> {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH && !existsSync(CHROMIUM_PATH))
    throw new Error(`CHROMIUM_PATH names ${CHROMIUM_PATH}, which does not exist.`)
  const places = [CHROMIUM_PATH, chromium.executablePath(), ...SYSTEM]
  const found = places.find((place) => place && existsSync(place)) ?? (await unpackChromium())
  if (process.platform === 'linux') offerFonts()
  return found
}

async function unpackChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium: run `npx playwright install chromium` or set CHROMIUM_PATH.')
  // Must be set before the import: then the package brings its own libnss3, libnspr4 and libexpat.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

/** Without any font this Chromium aborts, and the packed one knows a single Latin font. */
function offerFonts(): void {
  const folder = join(tmpdir(), `herald-fonts-${process.getuid?.() ?? ''}`)
  const file = join(folder, 'fonts.conf')
  const fonts = ['/usr/share/fonts', join(tmpdir(), 'fonts'), PRINT_FONTS].filter(existsSync)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts
      .map((path) => `<dir>${path}</dir>`)
      .join('')}<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  )
  process.env.FONTCONFIG_PATH = folder
  process.env.FONTCONFIG_FILE = file
}
