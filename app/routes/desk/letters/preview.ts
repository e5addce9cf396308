import { z } from 'zod'
import { findPreview } from '#app/domain/mail/preview-letter.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { letterPage } from '#app/http/letter-page.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:letters.view' }

const tried = z.enum(['invitation', 'invitation_reminder']).catch('invitation')

/** A letter as guests of one language will get it, without a guest. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.view')
  const { db, council, now, origin, url, occurrence } = here
  const letter = await findPreview(db, {
    writer: {
      council,
      origin,
      sender: { name: council.mailFromName, address: council.mailFromAddress },
      now,
    },
    occurrenceId: occurrence.id,
    tries: tried.parse(url.searchParams.get('kind')),
    language: (url.searchParams.get('language') ?? 'en').slice(0, 35),
  })
  if (!letter) throw notFound()
  return letterPage(letter.html)
}
