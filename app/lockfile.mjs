// @ts-check
/**
 * Completes package-lock.json: `npm run lockfile` after each change of packages; `--check` only looks.
 *
 * Native tools name one package for each platform. Where a mirror lacks one of them, npm leaves it
 * out of the lockfile without a word, and `npm ci` then refuses the lockfile on every machine. The
 * parent names the exact version, so that the entry can be written here.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A package in the lockfile.
 * @typedef {object} Entry
 * @property {string} version
 * @property {Record<string, string>} [optionalDependencies]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 */
/** @typedef {{ packages: Record<string, Entry> }} Lockfile */

const LOCKFILE = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const SYSTEMS = 'aix android darwin freebsd linux netbsd openbsd openharmony sunos win32'.split(' ')
const PROCESSORS =
  'arm64 arm x64 ia32 riscv64 ppc64 s390x loong64 loongarch64 mips64el wasm32'.split(' ')

/**
 * The platform packages that a lockfile should name and does not.
 * @param {Lockfile} lockfile
 * @returns {Map<string, Entry>} Entries to add, by their folder below node_modules.
 */
export function missingEntries({ packages }) {
  /** @type {Map<string, Entry>} */
  const missing = new Map()
  const known = { ...packages }
  for (const [folder, parent] of Object.entries(packages)) {
    if (folder === '') continue
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      // A range may be met by another entry; only an exact version can be written by hand.
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) continue
      if (versionSeenFrom(known, folder, name) === version) continue
      const top = `node_modules/${name}`
      const place = known[top] ? `${folder}/${top}` : top
      const inherited = parent.dev ? { dev: true } : {}
      known[place] = { version, ...platformOf(name), ...inherited, optional: true }
      missing.set(place, known[place])
    }
  }
  return missing
}

/**
 * The version that a package would get: from its own node_modules, else from each one above.
 * @param {Lockfile['packages']} packages
 * @param {string} folder Of the package that asks.
 * @param {string} name Of the package that it asks for.
 * @returns {string | undefined}
 */
function versionSeenFrom(packages, folder, name) {
  const own = packages[`${folder && `${folder}/`}node_modules/${name}`]
  if (own || folder === '') return own?.version
  const above = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  return versionSeenFrom(packages, above, name)
}

/**
 * @param {string} name Such as `@esbuild/linux-x64` or `@oxlint/binding-linux-arm64-musl`.
 * @returns {Pick<Entry, 'os' | 'cpu' | 'libc'>}
 */
function platformOf(name) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-')
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (!os || !cpu) throw new Error(`Cannot tell the platform of ${name}: add it by hand.`)
  const musl = words.includes('musl')
  const libc = musl || words.some((word) => word.startsWith('gnu')) ? [musl ? 'musl' : 'glibc'] : []
  return { cpu: [cpu], ...(os === 'linux' && libc.length > 0 ? { libc } : {}), os: [os] }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  /** @type {Lockfile} */
  const lockfile = JSON.parse(readFileSync(LOCKFILE, 'utf8'))
  const missing = missingEntries(lockfile)
  const names = [...missing.keys()].join(', ')
  if (missing.size === 0) console.log('package-lock.json is complete')
  else if (process.argv.includes('--check')) {
    console.error(`package-lock.json lacks ${names}: run npm run lockfile`)
    process.exitCode = 1
  } else {
    const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(missing) })
    packages.sort(([a], [b]) => a.localeCompare(b, 'en'))
    const complete = { ...lockfile, packages: Object.fromEntries(packages) }
    writeFileSync(LOCKFILE, `${JSON.stringify(complete, null, 2)}\n`)
    console.log(`package-lock.json now names ${names}`)
  }
}
