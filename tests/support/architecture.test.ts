import { describe, expect, test } from 'vitest'
import {
  componentsThatKnowTooMuch,
  cycles,
  databaseAtTheEdge,
  homeless,
  impurities,
  longFiles,
  poorNames,
  unusedFiles,
  upwardImports,
  type Sources,
} from './architecture.ts'

const sources = (files: Record<string, string>): Sources => new Map(Object.entries(files))

describe('layers', () => {
  test('a file outside every layer is told to find a place', () => {
    expect(homeless(sources({ 'app/domain/ids.ts': '', 'app/stuff/thing.ts': '' }))).toEqual([
      'app/stuff/thing.ts belongs to no layer: give it a place (tests/support/layers.ts)',
    ])
  })

  test('every kind of file in the plan of the house has its layer', () => {
    const house = [
      'app/routes.ts app/root.tsx app/entry.server.tsx app/entry.client.tsx app/server.ts',
      'app/worker.server.ts app/command.ts app/launch.mjs app/lockfile.mjs app/remix.ts',
      'app/routes/public/calendar.tsx app/http/form.server.ts app/ui/govuk/button.tsx',
      'app/styles/plugin.mjs app/print/render.server.ts app/print/render.worker.ts',
      'app/domain/events/places.ts app/domain/events/event.form.ts app/translations/translate.ts',
      'app/domain/invitations/reply.server.ts app/settings.server.ts app/log.server.ts',
      'app/paths.server.ts db/client.server.ts db/schema/event.ts db/migrate.ts db/seed.ts',
      'db/move.ts db/drizzle.config.ts emails/reply-confirmed.tsx emails/preview.tsx',
    ]
    const files = house.join(' ').split(' ')
    expect(homeless(new Map(files.map((file) => [file, ''])))).toEqual([])
  })

  test('a use-case that imports a route points up', () => {
    const up = {
      'app/domain/events/hold.server.ts': "import { x } from '../../routes/desk/event.tsx'",
      'app/routes/desk/event.tsx': "import { hold } from '#app/domain/events/hold.server.ts'",
    }
    expect(upwardImports(sources(up))).toEqual([
      'app/domain/events/hold.server.ts (use-cases) must not import app/routes/desk/event.tsx (programs)',
    ])
  })

  test.each([
    ["export { x } from './x.server.ts'"],
    ["import './x.server.ts'"],
    ["const x = await import('./x.server.ts')"],
    ["import type { X } from './x.server.ts'"],
    ["type X = import('./x.server.ts').X"],
  ])('a pure file reaches up, however it says it: %s', (text) => {
    const up = { 'app/domain/a.ts': text, 'app/domain/x.server.ts': '' }
    expect(upwardImports(sources(up))).toHaveLength(1)
  })

  test('an import in a comment or in a text is none', () => {
    const text = "// import '../root.tsx'\nexport const say = \"import './root.tsx'\""
    expect(upwardImports(sources({ 'app/domain/a.ts': text, 'app/root.tsx': '' }))).toEqual([])
  })
})

describe('rooms', () => {
  test.each(['app/routes/desk/a.tsx', 'app/http/a.server.ts', 'app/ui/desk/a.tsx'])(
    '%s may not touch the tables',
    (file) => {
      const text = "import { eq } from 'drizzle-orm'\nimport { event } from '#db/schema/event.ts'"
      expect(databaseAtTheEdge(sources({ [file]: text }))).toEqual([
        `${file} must not import drizzle-orm: ask a use-case`,
        `${file} must not import db/schema/event.ts: ask a use-case`,
      ])
    },
  )

  test('a route may hold the database to hand it on', () => {
    const text = "import { database } from '#db/client.server.ts'"
    expect(databaseAtTheEdge(sources({ 'app/routes/a.tsx': text }))).toEqual([])
  })

  test('a component knows neither a form nor a server', () => {
    const text =
      "import { a } from '#app/domain/events/event.form.ts'\nimport { b } from '../http/b.server.ts'"
    expect(componentsThatKnowTooMuch(sources({ 'app/ui/card.tsx': text }))).toHaveLength(2)
    expect(componentsThatKnowTooMuch(sources({ 'app/routes/card.tsx': text }))).toEqual([])
  })

  test('a pure file uses no node module, no unlisted package and no server file', () => {
    const text = [
      "import { z } from 'zod'",
      "import { hash } from 'node:crypto'",
      "import pg from 'postgres'",
      "import { settings } from '#app/settings.server.ts'",
      "import { parse } from 'csv-parse/sync'",
    ]
    expect(impurities(sources({ 'app/domain/events/places.ts': text.join('\n') }))).toEqual([
      'app/domain/events/places.ts is pure and must not import node:crypto',
      'app/domain/events/places.ts is pure and must not import postgres',
      'app/domain/events/places.ts is pure and must not import app/settings.server.ts',
    ])
  })

  test('the words may make elements, the domain may not', () => {
    const text = "import { createElement } from 'react'"
    expect(impurities(sources({ 'app/translations/rich.ts': text }))).toEqual([])
    expect(impurities(sources({ 'app/domain/rich.ts': text }))).toHaveLength(1)
  })
})

describe('circles, the unused, the long and the badly named', () => {
  test('a circle over three files is found once', () => {
    const circle = {
      'app/domain/a.ts': "import './b.ts'",
      'app/domain/b.ts': "import '#app/domain/c.ts'",
      'app/domain/c.ts': "import './a.ts'",
      'app/domain/d.ts': "import './a.ts'",
    }
    expect(cycles(sources(circle))).toEqual([
      'app/domain/a.ts -> app/domain/b.ts -> app/domain/c.ts -> app/domain/a.ts',
    ])
  })

  test('a file that no program reaches and a route without a URL are told', () => {
    const tree = {
      'app/routes.ts': "route('/', 'routes/home.tsx')",
      'app/routes/home.tsx': "import '#app/domain/used.ts'",
      'app/routes/lost.tsx': '',
      'app/domain/used.ts': '',
      'app/domain/left.ts': "import './right.ts'",
      'app/domain/right.ts': '',
      'app/worker.server.ts': "import '#app/print/render.server.ts'",
      'app/print/render.server.ts': "new Worker(new URL('./render.worker.ts', import.meta.url))",
      'app/print/render.worker.ts': "import './render.server.ts'",
    }
    expect(unusedFiles(sources(tree))).toEqual([
      'app/routes/lost.tsx has no URL: name it in app/routes.ts or delete it',
      'app/domain/left.ts is reached by no program: use it or delete it',
      'app/domain/right.ts is reached by no program: use it or delete it',
    ])
  })

  test('200 lines are enough, 201 are told, a generated file is left alone', () => {
    const tree = {
      'app/domain/short.ts': 'a\n'.repeat(200),
      'app/domain/long.ts': 'a\n'.repeat(201),
      'app/translations/keys.ts': `// Generated from en.json\n${'a\n'.repeat(300)}`,
    }
    expect(longFiles(sources(tree))).toEqual([
      'app/domain/long.ts has 201 lines: split it by what it is about',
    ])
  })

  test('names are in kebab-case and say something', () => {
    const tree = { 'app/domain/time.ts': '', 'app/domain/stageOrder.ts': '', 'app/utils.ts': '' }
    expect(poorNames(sources(tree))).toEqual([
      'app/domain/stageOrder.ts is not in kebab-case',
      'app/utils.ts says nothing: name it for one thing of the domain',
    ])
  })
})
