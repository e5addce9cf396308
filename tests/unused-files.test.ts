import { expect, test } from 'vitest'
import { unusedFiles } from './support/architecture.ts'
import { readSources } from './support/sources.ts'

test('every source file is a program, or reached by one', () => {
  expect(unusedFiles(readSources(['app', 'db', 'emails']))).toEqual([])
})
