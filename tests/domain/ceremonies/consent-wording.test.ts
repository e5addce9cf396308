import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { CONSENT_WORDING_VERSION } from '#app/domain/ceremonies/photo-consent.ts'
import { wordsFor } from '#app/translations/translate.ts'

/** What is agreed to, by version. A version that somebody agreed to never changes: raise the number instead. */
const WORDINGS: Record<number, string> = {
  1: '735d3a21d814c311',
}

test('the words that guardians agree to are those of the version that is written down with their answer', () => {
  const t = wordsFor('en')
  const words = [
    t('consent.level-none'),
    t('consent.level-family'),
    t('consent.level-channels'),
    t('consent.level-press'),
    t('consent.holds-until'),
    t('consent.child-hint'),
  ]
  const print = createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 16)
  expect(print).toBe(WORDINGS[CONSENT_WORDING_VERSION])
})
