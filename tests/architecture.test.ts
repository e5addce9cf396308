/**
 * Who may import whom, kept as a test so that a breach is told in words.
 *
 * The layers and the packages of the pure layer stand in tests/support/layers.ts; that each rule
 * can fail is shown in tests/support/architecture.test.ts.
 */
import { expect, test } from 'vitest'
import {
  componentsThatKnowTooMuch,
  cycles,
  databaseAtTheEdge,
  homeless,
  impurities,
  longFiles,
  poorNames,
  upwardImports,
} from './support/architecture.ts'
import { readSources } from './support/sources.ts'

const sources = readSources(['app', 'db', 'emails'])
const everything = readSources(['app', 'db', 'emails', 'tests'])

test('every file has a place', () => {
  expect(homeless(sources)).toEqual([])
})

test('imports point down the layers', () => {
  expect(upwardImports(sources)).toEqual([])
})

test('routes, edge and components ask use-cases, never the tables', () => {
  expect(databaseAtTheEdge(sources)).toEqual([])
})

test('components know neither forms nor servers', () => {
  expect(componentsThatKnowTooMuch(sources)).toEqual([])
})

test('pure files use pure packages only', () => {
  expect(impurities(sources)).toEqual([])
})

test('no files import one another in a circle', () => {
  expect(cycles(sources)).toEqual([])
})

test('no source file is over 200 lines', () => {
  expect(longFiles(sources)).toEqual([])
})

test('files are named in kebab-case, for one thing of the domain', () => {
  expect(poorNames(everything)).toEqual([])
})
