import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { useWords, WordsProvider } from '#app/ui/words.tsx'
import { wordsFor, type Words } from '#app/translations/translate.ts'

function Footer() {
  const t = useWords()
  return <p>{t.rich('frame.footer-council', { council: <bdi>{'A & <b>'}</bdi> })}</p>
}

test('a component writes a sentence with a name in it, in the language of the page', () => {
  const page = (words: Words) =>
    renderToStaticMarkup(
      <WordsProvider value={words}>
        <Footer />
      </WordsProvider>,
    )
  expect(page(wordsFor('en'))).toBe('<p>Run by <bdi>A &amp; &lt;b&gt;</bdi></p>')
  expect(page(wordsFor('ar'))).toBe('<p>موقع يديره <bdi>A &amp; &lt;b&gt;</bdi></p>')
})

test('a component without a language is a broken promise', () => {
  expect(() => renderToStaticMarkup(<Footer />)).toThrow('outside WordsProvider')
})

/** Checked by the compiler: each of these lines must be an error. */
export function mistakes(t: Words) {
  // @ts-expect-error no such key
  t('frame.nowhere')
  // @ts-expect-error the argument is missing
  t('frame.ring')
  // @ts-expect-error a count is a number
  t('count.people', { people: '3' })
  // @ts-expect-error this message takes nothing
  t('form.back', { name: 'x' })
  // @ts-expect-error a node needs t.rich
  t('frame.footer-council', { council: <b /> })
}
