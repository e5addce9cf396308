import { printLetters } from '#app/domain/mail/print-letters.server.ts'
import { download, notFound, seeOther } from '#app/http/answer.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:letters.send' }

/** The letters that have been printed, once more. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.send')
  return print(here, true)
}

/** The letters of those who have no e-mail address; from now on they count as invited. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.send')
  return print(here, false)
}

async function print(here: EventVisit, again: boolean): Promise<Response> {
  const { db, council, origin, now, event, occurrence, facts, actor, address } = here
  const printed = await printLetters(db, {
    writer: {
      council,
      origin,
      sender: { name: council.mailFromName, address: council.mailFromAddress },
      now,
    },
    occurrenceId: occurrence.id,
    actor,
    address,
    again,
  })
  if (printed.ok)
    return download(printed.value.pdf, {
      name: `letters-${event.slug}.pdf`,
      type: 'application/pdf',
    })
  if (printed.reason === 'unknown' || again) throw notFound()
  const query = facts.dates.length > 1 ? `?on=${occurrence.id}` : ''
  return seeOther(`/desk/events/${event.id}/letters${query}`)
}
