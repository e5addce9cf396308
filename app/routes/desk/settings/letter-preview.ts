import { letterWordsForm } from '#app/domain/wording/letter-words.form.ts'
import { readForm } from '#app/http/form.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { letterPage } from '#app/http/letter-page.server.ts'
import { letterWordsVisit, sampleOf, sentenceErrors } from '#app/http/letter-words.server.ts'
import type { ActionFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:translations.edit' }

/** A letter as guests get it, with the sentences as they are typed so far; nothing is saved. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { here, which } = await letterWordsVisit({ request, context, params })
  const t = here.words()
  const read = await readForm(request, letterWordsForm, t)
  if (!read.ok) throw notFound()
  const { texts } = read.value
  // The page behind it says what is wrong with the others; here they read as they are.
  const wrong = sentenceErrors(t, texts, which)
  const fits = Object.keys(wrong).length === 0
  const { html } = sampleOf(here.council, { ...which, ...(fits ? { tried: texts } : {}) })
  return letterPage(html)
}
