// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { npm } from './launch-node.mjs'
import { oneAtATime } from './launch-lock.mjs'

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} Entry */

/** npm writes this file last: without it, an install was cut short. */
const INSTALLED = 'node_modules/.package-lock.json'
/** Programs whose package has another name. */
const PACKAGES = new Map([
  ['remix', '@remix-run/dev'],
  ['tsc', 'typescript'],
  ['playwright', '@playwright/test'],
])

/**
 * Installs when the lockfile names packages that are not there.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} dev Whether the task needs the packages of tests and lint as well.
 */
export async function installIfChanged(node, env, dev) {
  if (missing(dev).length === 0) return
  await oneAtATime(async () => {
    const count = missing(dev).length
    if (count === 0) return
    console.error(`Installing ${count} packages`)
    // Who has the packages of the tests keeps them.
    const all =
      dev || Object.keys(entries(INSTALLED)).some((at) => entries('package-lock.json')[at]?.dev)
    const scope = all ? '--include=dev' : '--omit=dev'
    // `npm ci` empties node_modules first, which a server that runs in this folder would notice.
    const how = existsSync(INSTALLED) ? ['install', '--no-save'] : ['ci']
    const code = await npm(node, [...how, '--prefer-offline', scope], env)
    if (code !== 0 || missing(dev).length > 0)
      throw new Error("The packages could not be installed; npm's own words are above.")
  })
}

/**
 * The script behind a program of node_modules, so that it runs with our Node and without a shell.
 * @param {string} program
 * @returns {string} An absolute path.
 */
export function programOf(program) {
  const folder = resolve('node_modules', PACKAGES.get(program) ?? program)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[program]
  if (!script) throw new Error(`${folder} has no program "${program}".`)
  return resolve(folder, script)
}

/** @param {boolean} dev */
function missing(dev) {
  const here = entries(INSTALLED)
  return Object.entries(entries('package-lock.json')).filter(
    ([at, wanted]) =>
      at !== '' &&
      !wanted.optional &&
      !wanted.devOptional &&
      (dev || !wanted.dev) &&
      here[at]?.version !== wanted.version,
  )
}

/**
 * @param {string} lockfile
 * @returns {Record<string, Entry>} The packages it names, by their folder.
 */
function entries(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : {}
}
