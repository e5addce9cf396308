// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { oneAtATime } from './launch-lock.mjs'
import { run } from './launch-run.mjs'

const FOLDER = '.node'
const FETCHED = '24.21.0'
/** The first minor version of each major one that strips types without being asked. */
const OLDEST = new Map([
  [22, 18],
  [23, 6],
])

/**
 * A Node that is new enough: this one, the one fetched earlier, or one fetched now.
 * @returns {Promise<string>} The path of its executable.
 */
export async function findNode() {
  // Some distributions build Node without the stripping of types, whatever its version.
  const strips = Reflect.get(process.features, 'typescript') !== false
  if (newEnough(process.versions.node) && strips) return process.execPath
  const { name, executable } = platformPackage()
  if (works(executable)) return executable
  return oneAtATime(() => fetchNode(name, executable))
}

/**
 * @param {string} name
 * @param {string} executable
 */
async function fetchNode(name, executable) {
  if (works(executable)) return executable
  console.error(
    `Node ${process.versions.node} cannot run Herald, which needs 22.18 or newer: fetching Node ${FETCHED} into ${FOLDER} (once)`,
  )
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}/package.json`, '{ "private": true }\n')
  // A mirror that lags behind may lack the exact version.
  for (const version of [FETCHED, '24']) {
    const flags = ['--prefix', FOLDER, '--no-save', '--no-package-lock', '--ignore-scripts']
    await npm(process.execPath, ['install', ...flags, `${name}@${version}`], process.env)
    if (works(executable)) break
  }
  if (!works(executable))
    throw new Error(
      `Node ${FETCHED} could not be fetched. Install Node 24 from https://nodejs.org and try again.`,
    )
  rmSync(resolve(FOLDER, 'node_modules', name, 'include'), { recursive: true, force: true })
  return executable
}

/**
 * The package that holds Node for this platform. The package `node` would only be a script that runs
 * at install, and scripts are switched off.
 */
function platformPackage() {
  const { platform, arch } = process
  const windows = platform === 'win32'
  const family = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'
  const name = [family, windows ? 'win' : platform, arch].join('-')
  const program = windows ? 'node.exe' : 'node'
  return { name, executable: resolve(FOLDER, 'node_modules', name, 'bin', program) }
}

/** @param {string} executable */
function works(executable) {
  if (!existsSync(executable)) return false
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8' })
  return newEnough((stdout ?? '').trim().replace(/^v/, ''))
}

/**
 * Whether a version of Node runs our TypeScript files as they are.
 * @param {string} version Such as `24.21.0`.
 */
function newEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 23 || minor >= (OLDEST.get(major) ?? Infinity)
}

/**
 * Runs npm quietly, with the Node given; what it prints is not the task's output.
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} npm's exit code.
 */
export function npm(node, args, env) {
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error']
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js'))
    return run(node, [script, ...quiet], { env, stdout: 'stderr' })
  return run('npm', quiet, { env, stdout: 'stderr', shell: process.platform === 'win32' })
}
