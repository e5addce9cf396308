import { describe, expect, test } from 'vitest'
import { INBOUND_DECISIONS } from '#app/domain/mail/inbound.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { detailInWords, didInWords } from '#app/ui/desk/audit-words.ts'
import { DID_WORDS } from '#app/ui/desk/did-words.ts'
import { RUN_STATES } from '#db/schema/reminders.ts'
import { readSources } from '#tests/support/sources.ts'

const t = wordsFor('en')
const FOLDERS = ['app/domain', 'app/http', 'app/routes']

/** What is written after `action:`, both sides of a choice. */
function actionsIn(source: string): string[] {
  if (!/recordAudit|recordView|AuditLine/.test(source)) return []
  const said = [...source.matchAll(/\baction\s*[:=]\s*([^,;{}]{0,200})/g)].map(([, what]) => what)
  return said.flatMap((what = '') =>
    [...what.matchAll(/'([a-z][a-z-]*\.[a-z_-]+)'/g)].map(([, action = '']) => action),
  )
}

// A new action needs a line in app/ui/desk/did-words.ts and a sentence in translations/desk/record.json.
test('everything that the record tells has words', () => {
  const made = [
    ...INBOUND_DECISIONS.map((decision) => `mail-in.${decision}`),
    ...RUN_STATES.map((state) => `letters.rule-${state}`),
  ]
  const written = [...readSources(FOLDERS).values()].flatMap(actionsIn)
  const actions = [...new Set([...written, ...made])]
  expect(actions.length).toBeGreaterThan(90)
  expect(actions.filter((action) => !Object.hasOwn(DID_WORDS, action))).toEqual([])
})

describe('a line of the record', () => {
  test('says what was done, also where nobody found words for it', () => {
    expect(didInWords(t, 'guests.viewed')).toBe('Looked at the guest list')
    expect(didInWords(t, 'bell.rung_twice')).toBe('bell rung twice')
  })

  test.each([
    [{ answer: 'yes', state: 'confirmed', people: 4, revision: 2 }, 'Coming, 4 people'],
    [{ view: 'all', shown: 1, filtered: false }, 'view all, 1 shown'],
    [{ from: 4, to: 6 }, '4, now 6'],
    [
      { scope: 'following', dates: 3, capacityFrom: 40, capacityTo: 50 },
      'and later dates, 3 dates, 40 places, now 50',
    ],
    [{ name: false, email: true, phone: null }, 'new e-mail address'],
    [{ language: 'uk', key: 'check.title' }, 'Ukrainian, key check title'],
    [{ task: '01a2031c-1a7d-78fa-b018-4166ef1149f7', letters: 0, which: 'new' }, 'which new'],
  ])('%j reads %s', (detail, words) => {
    expect(detailInWords(t, detail)).toBe(words)
  })
})
