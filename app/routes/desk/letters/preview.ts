import { z } from 'zod'
import { editDateForm } from '#app/domain/events/edit-date.form.ts'
import { findPreview } from '#app/domain/mail/preview-letter.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { cleanText } from '#app/domain/names.ts'
import { notFound } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { letterPage } from '#app/http/letter-page.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:letters.view' }

const tried = z
  .enum([
    'invitation',
    'invitation_reminder',
    'reminder',
    'thanks',
    'event_changed',
    'event_cancelled',
  ])
  .catch('invitation')

/**
 * A letter as guests of one language will get it, without a guest. Of a move or a cancellation the address
 * carries the form as it is typed so far: the letter is read before anything is done.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.view')
  const { db, council, now, origin, url, occurrence } = here
  const tries = tried.parse(url.searchParams.get('kind'))
  const t = here.words()
  const { timeZone } = occurrence
  const typed = formOfAddress(url)
  const move =
    tries === 'event_changed' ? parseForm(typed, editDateForm({ t, timeZone, now }), t) : undefined
  if (move && !move.ok) throw notFound()
  const letter = await findPreview(db, {
    writer: {
      council,
      origin,
      sender: { name: council.mailFromName, address: council.mailFromAddress },
      now,
    },
    occurrenceId: occurrence.id,
    tries,
    becomes: move?.value.date,
    guest: rowId.safeParse(url.searchParams.get('guest')).data ?? 'sample',
    reason:
      move?.value.reason ??
      cleanText(url.searchParams.get('reason') ?? '', { max: 1_000, lines: 'many' }).text,
    language: (url.searchParams.get('language') ?? 'en').slice(0, 35),
  })
  if (!letter) throw notFound()
  return letterPage(letter.html)
}

function formOfAddress({ searchParams }: URL): FormData {
  const form = new FormData()
  for (const [name, value] of searchParams) form.append(name, value)
  return form
}
