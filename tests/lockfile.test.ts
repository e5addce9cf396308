import { expect, test } from 'vitest'
import { missingEntries } from '#app/lockfile.mjs'

const tool = (version: string, platforms: string[]) => ({
  version,
  optionalDependencies: Object.fromEntries(platforms.map((name) => [name, version])),
})

test('a platform package that npm left out is named with its platform', () => {
  const packages = {
    '': { version: '1.0.0', optionalDependencies: { 'left-alone': '1.0.0' } },
    'node_modules/tool': {
      ...tool('2.1.0', [
        '@tool/linux-x64',
        '@tool/binding-linux-arm64-musl',
        '@tool/win32-x64-msvc',
      ]),
      dev: true,
    },
    'node_modules/@tool/linux-x64': { version: '2.1.0', optional: true },
  }
  expect([...missingEntries({ packages })]).toEqual([
    [
      'node_modules/@tool/binding-linux-arm64-musl',
      {
        version: '2.1.0',
        cpu: ['arm64'],
        libc: ['musl'],
        os: ['linux'],
        dev: true,
        optional: true,
      },
    ],
    [
      'node_modules/@tool/win32-x64-msvc',
      { version: '2.1.0', cpu: ['x64'], os: ['win32'], dev: true, optional: true },
    ],
  ])
})

test('two versions of a tool keep their platform packages apart', () => {
  const packages = {
    'node_modules/tool': tool('2.0.0', ['@tool/linux-x64']),
    'node_modules/@tool/linux-x64': { version: '2.0.0' },
    'node_modules/old/node_modules/tool': tool('1.0.0', ['@tool/linux-x64']),
  }
  expect([...missingEntries({ packages }).keys()]).toEqual([
    'node_modules/old/node_modules/tool/node_modules/@tool/linux-x64',
  ])
})

test('a package of its own folder counts, and a range is left to npm', () => {
  const packages = {
    'node_modules/tool': tool('2.0.0', ['@tool/linux-x64']),
    'node_modules/tool/node_modules/@tool/linux-x64': { version: '2.0.0' },
    'node_modules/other': { version: '1.0.0', optionalDependencies: { fsevents: '~2.3.2' } },
  }
  expect(missingEntries({ packages }).size).toBe(0)
})

test('two parents of one platform package name it once', () => {
  const packages = {
    'node_modules/a': tool('2.0.0', ['@tool/linux-x64']),
    'node_modules/b': tool('2.0.0', ['@tool/linux-x64']),
  }
  expect([...missingEntries({ packages }).keys()]).toEqual(['node_modules/@tool/linux-x64'])
})

test('a name that tells no platform is refused', () => {
  const packages = { 'node_modules/tool': tool('2.0.0', ['@tool/something']) }
  expect(() => missingEntries({ packages })).toThrow('Cannot tell the platform of @tool/something')
})
