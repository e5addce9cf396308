import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { LOCALES, type Locale } from '#app/translations/locales.ts'
import { GUEST_LETTERS, type ComposedLetter } from './letter-data.ts'
import { sampleLetter, sampleNominate, sampleSignIn } from './samples.ts'
import { composeLetter, composeNominateLetter, composeSignInLetter } from './render.tsx'

/**
 * `npm run emails`: every letter in every offered language, as .html and .txt with invented people,
 * and a page that lists them. Prints the page's path.
 *
 * @param folder Where they are written; made when it is not there.
 */
export async function previewLetters(folder = 'build/emails'): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rows = await Promise.all(
    LOCALES.filter((language) => language.complete).map(async ({ tag, name }) => {
      const letters = lettersIn(tag)
      await Promise.all(
        letters.flatMap(({ file, letter }) => [
          writeFile(join(folder, `${file}.html`), letter.html),
          writeFile(join(folder, `${file}.txt`), `Subject: ${letter.subject}\n\n${letter.text}`),
        ]),
      )
      return `<h2>${name}</h2><ul>${letters.map(rowOf).join('')}</ul>`
    }),
  )
  const index = join(folder, 'index.html')
  await writeFile(
    index,
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Letters</title><h1>Letters</h1>${rows.join('')}</html>`,
  )
  console.log(resolve(index))
}

interface SampleFile {
  file: string
  letter: ComposedLetter
}

function lettersIn(locale: Locale): SampleFile[] {
  const guests = GUEST_LETTERS.map((kind) => ({
    file: `${kind}.${locale}`,
    letter: composeLetter(kind, sampleLetter(kind, locale)),
  }))
  return [
    ...guests,
    { file: `sign-in.${locale}`, letter: composeSignInLetter(sampleSignIn(locale)) },
    { file: `nominate.${locale}`, letter: composeNominateLetter(sampleNominate(locale)) },
  ]
}

/** Subjects come from the samples, which hold nothing to escape. */
const rowOf = ({ file, letter }: SampleFile): string =>
  `<li><a href="${file}.html">${file}</a> (<a href="${file}.txt">text</a>): <bdi>${letter.subject}</bdi></li>`
