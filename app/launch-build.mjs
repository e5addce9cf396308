// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneAtATime } from './launch-lock.mjs'
import { programOf } from './launch-packages.mjs'
import { run } from './launch-run.mjs'

const SOURCES = [
  'app',
  'db',
  'emails',
  'public',
  'remix.config.js',
  'tsconfig.json',
  'package-lock.json',
]
/** Read when something is printed, never bundled. */
const FONTS = join('app', 'print', 'fonts')
const BUILT = 'build/server/index.js'
const STAMP = 'build/.sources'

/**
 * Builds when a source is another than at the last build.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildIfChanged(node, env) {
  if (isFresh()) return
  await oneAtATime(async () => {
    if (isFresh()) return
    console.error('Building')
    await build(node, env, 'stderr')
  })
}

/**
 * Builds, and notes what it was built from.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {'inherit' | 'stderr'} stdout Whether the build is the task or a step towards it.
 */
export async function build(node, env, stdout) {
  const sources = fingerprint()
  rmSync(STAMP, { force: true })
  const args = [programOf('remix'), 'vite:build', '--config', 'remix.config.js']
  const code = await run(node, args, { env: { ...env, NODE_ENV: 'production' }, stdout })
  if (code !== 0) throw new Error('The build failed; its own words are above.')
  writeFileSync(STAMP, sources)
}

function isFresh() {
  return existsSync(BUILT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** @returns {string} A hash of the names and contents of all that the build reads. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesIn)) {
    const content = readFileSync(file)
    hash.update(`${file} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} at A file, a folder, or nothing.
 * @returns {string[]} Every file below, in an order that stays the same.
 */
function filesIn(at) {
  if (at === FONTS || !existsSync(at)) return []
  if (!statSync(at).isDirectory()) return [at]
  return readdirSync(at)
    .sort()
    .flatMap((name) => filesIn(join(at, name)))
}
