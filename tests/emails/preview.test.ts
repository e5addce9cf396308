import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCALES } from '#app/translations/locales.ts'
import { GUEST_LETTERS } from '#emails/letter-data.ts'
import { previewLetters } from '#emails/preview.ts'

test('every letter can be looked at, in every offered language, from one page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'herald-letters-'))
  try {
    await previewLetters(join(folder, 'emails'))
    const written = await readdir(join(folder, 'emails'))
    const offered = LOCALES.filter(({ complete }) => complete).map(({ tag }) => tag)
    const wanted = [...GUEST_LETTERS, 'nominate', 'sign-in'].flatMap((kind) =>
      offered.flatMap((tag) => [`${kind}.${tag}.html`, `${kind}.${tag}.txt`]),
    )
    expect(written.toSorted()).toEqual([...wanted, 'index.html'].toSorted())
    const index = await readFile(join(folder, 'emails', 'index.html'), 'utf8')
    for (const file of wanted) expect(index).toContain(`href="${file}"`)
  } finally {
    await rm(folder, { recursive: true })
  }
})
