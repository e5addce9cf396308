import { expect, test } from 'vitest'
import { unwordedText } from '#tests/support/unworded-text.ts'
import { wordsFor } from '#app/translations/translate.ts'

const t = wordsFor('en-XA')

test('accented English is in brackets, longer, and leaves arguments alone', () => {
  expect(t('frame.footer-council', { council: 'Coventry' })).toMatch(/^⟦Rûñ bý Coventry .*⟧$/)
  expect(t('error.not-found-lead').length).toBeGreaterThan(
    wordsFor('en')('error.not-found-lead').length * 1.4,
  )
})

test('mirrored English keeps its arguments and its counts', () => {
  const mirrored = wordsFor('ar-XB')
  expect(mirrored.dir).toBe('rtl')
  expect(mirrored('count.people', { people: 2 })).toBe('2 \u202epeople\u202c')
})

test('text that is written straight into a page is found', () => {
  const page = `<html><head><title>${t('form.back')}</title><meta name="viewport" content="width"></head>
    <body><a href="/x" title="Straight">${t('form.back')}</a><p>Hello &amp; welcome</p>
    <img alt="Crest"><script>var words = 'no'</script></body></html>`
  expect(unwordedText(page)).toEqual(['Hello & welcome', 'Straight', 'Crest'])
})

test('words, their arguments, sentences with markup, and named data are not', () => {
  const sentence = t.rich('frame.footer-council', { council: '<a href="/">Coventry</a>' }).join('')
  const page = `<p>${sentence}</p><h1>Summer tea</h1><p>10:30</p><p>${t.list(['Amal', 'Olena'])}</p>`
  expect(unwordedText(page, ['Summer tea', 'Amal', 'Olena'])).toEqual([])
})
