import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const manifest = JSON.parse(read('package.json'))
const lockfile = JSON.parse(read('package-lock.json'))
const everything: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies }

describe('packages', () => {
  test('each has its line in the README, and each line its package', () => {
    const table = read('README.md').split('### Why this package')[1] ?? ''
    const told = table
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)])
      .map((match) => match[1])
    expect(told.toSorted()).toEqual(Object.keys(everything).toSorted())
  })

  test('each has an exact version, the one in the lockfile', () => {
    const locked = Object.keys(everything).map((name) => [
      name,
      lockfile.packages[`node_modules/${name}`]?.version,
    ])
    expect(Object.fromEntries(locked)).toEqual(everything)
  })

  test('none may run a script when it is installed', () => {
    expect(read('.npmrc')).toContain('ignore-scripts=true')
  })

  test('every npm script goes through the launcher', () => {
    const others = Object.entries<string>(manifest.scripts).filter(
      ([name, script]) => script !== `node app/launch.mjs ${name}`,
    )
    // The lockfile is mended before anything can be installed from it.
    expect(others).toEqual([['lockfile', 'node app/lockfile.mjs']])
  })

  test('every variable of the environment is explained', () => {
    const named = [...read('.env.example').matchAll(/^([A-Z_]+)=$/gm)].map((match) => match[1])
    const settings = [...read('app/settings.server.ts').matchAll(/^ {2}([A-Z_]+): z/gm)]
    expect(named).toEqual(expect.arrayContaining(settings.map((match) => match[1])))
    for (const name of named) expect(read('README.md')).toContain(`\`${name}\``)
  })
})

describe('the four conditions of a framework without security support', () => {
  test('lazy route discovery is off, and every other flag is on', () => {
    const flags = [...read('remix.config.js').matchAll(/\b(v3_\w+): (true|false)/g)]
    expect(Object.fromEntries(flags.map(([, flag, value]) => [flag, value]))).toEqual({
      v3_fetcherPersist: 'true',
      v3_lazyRouteDiscovery: 'false',
      v3_relativeSplatPath: 'true',
      v3_routeConfig: 'true',
      v3_singleFetch: 'true',
      v3_throwAbortReason: 'true',
    })
  })

  test.each([
    ['react-router', '6.30.6'],
    ['react-router-dom', '6.30.6'],
    ['@remix-run/router', '1.23.4'],
  ])('%s is pinned to %s, everywhere in the tree', (name, version) => {
    expect(manifest.overrides[name]).toBe(version)
    const copies = Object.entries<{ version: string }>(lockfile.packages).filter(([at]) =>
      at.endsWith(`node_modules/${name}`),
    )
    expect(copies.map(([, copy]) => copy.version)).toEqual([version])
  })

  test('the package that only throws is not there', () => {
    expect(everything).not.toHaveProperty('remix')
    expect(existsSync(join(root, 'node_modules/remix'))).toBe(false)
  })

  test('the framework comes through one door, and lint keeps it', () => {
    const lint = JSON.parse(read('.oxlintrc.json'))
    const [level, rule] = lint.rules['no-restricted-imports']
    expect(level).toBe('error')
    expect(rule.patterns[0].group).toEqual(['@remix-run/*', 'react-router', 'react-router-dom'])
  })

  test('the door lets values in from one package, and only types from the server', () => {
    const door = read('app/remix.ts')
    const values = [...door.matchAll(/export (?!type)\{[^}]*\} from '([^']+)'/g)]
    expect(values.map((match) => match[1])).toEqual(['@remix-run/react'])
    expect(door).not.toMatch(/export \*/)
  })
})
