import { z } from 'zod'
import { may } from '#app/domain/access/permissions.ts'
import { rowId } from '#app/domain/ids.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { startMailing } from '#app/domain/mail/mailing.server.ts'
import {
  acceptNominations,
  tryAccepting,
} from '#app/domain/nominations/accept-nominations.server.ts'
import {
  askAgain,
  joinNominations,
  keepNominationsApart,
} from '#app/domain/nominations/decide.server.ts'
import {
  findNominations,
  searchNominations,
} from '#app/domain/nominations/find-nominations.server.ts'
import { NOMINATION_STATES } from '#app/domain/nominations/nomination.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import {
  nominationsVisit,
  nominationView,
  pairView,
  type NominationsVisit,
} from '#app/http/nominations-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { nominationsHref } from '#app/ui/desk/nominations/nomination-view.ts'
import { NominationsPage } from '#app/ui/desk/nominations/nominations-page.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

const asked = z.object({
  list: z.enum(['all', ...NOMINATION_STATES]).catch('all'),
  q: z.string().max(200).catch(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const here = await nominationsVisit(args, 'ceremonies.view')
  const { db, facts, scope, address, url } = here
  const { list, q } = asked.parse({
    list: url.searchParams.get('list'),
    q: url.searchParams.get('q') ?? '',
  })
  const found = await findNominations(db, scope)
  if (!found) throw notFound()
  const { lines, pairs, ...rest } = found
  await recordView(db, {
    councilId: scope.councilId,
    actor: scope.actor,
    action: 'nominations.viewed',
    subjectId: scope.eventId,
    detail: { nominations: lines.length },
    address,
    now: scope.now,
  })
  const matching = q ? await searchNominations(db, { ...scope, q }) : undefined
  const counts = Object.fromEntries(
    NOMINATION_STATES.map((state) => [state, lines.filter((line) => line.state === state).length]),
  )
  return {
    ...rest,
    facts,
    list,
    q,
    counts,
    all: lines.length,
    rows: lines
      .filter((line) => list === 'all' || line.state === list)
      .filter(({ row }) => !matching || matching.has(row.id))
      .map(nominationView),
    pairs: pairs.map(pairView),
    said: url.searchParams.get('did'),
    children: Number(url.searchParams.get('children') ?? 0) || 0,
    families: Number(url.searchParams.get('families') ?? 0) || 0,
    kept: keptIn(url),
  }
}

function keptIn(url: URL) {
  const read = z
    .object({ nominationId: rowId, otherId: rowId })
    .safeParse({ nominationId: url.searchParams.get('of'), otherId: url.searchParams.get('other') })
  return read.success ? read.data : undefined
}

export async function action(args: ActionFunctionArgs) {
  const here = await nominationsVisit(args, 'ceremonies.edit')
  const { db, scope, facts, occurrence } = here
  const form = await formOf(args.request)
  const back = (did: string, more: Record<string, string> = {}) =>
    seeOther(nominationsHref(facts, '', { did, ...more }))
  const again = rowId.safeParse(form.get('again'))
  if (again.success) {
    const result = await askAgain(db, { ...scope, nominationId: again.data })
    if (!result.ok && result.reason === 'unknown') throw notFound()
    return back(result.ok ? 'undone' : 'decided')
  }
  const pair = z
    .object({ nomination: rowId, other: rowId })
    .safeParse({ nomination: form.get('nomination'), other: form.get('other') })
  switch (form.get('do')) {
    case 'join':
    case 'apart': {
      if (!pair.success) throw notFound()
      const { nomination: nominationId, other: otherId } = pair.data
      const joins = form.get('do') === 'join'
      const result = await (joins ? joinNominations : keepNominationsApart)(db, {
        ...scope,
        nominationId,
        otherId,
      })
      if (!result.ok && result.reason === 'unknown') throw notFound()
      if (!result.ok) return back(result.reason)
      return back(joins ? 'joined' : 'apart', { of: nominationId, other: otherId })
    }
    case 'unapart': {
      if (!pair.success) throw notFound()
      const { nomination: nominationId, other: otherId } = pair.data
      const result = await askAgain(db, { ...scope, nominationId, otherId })
      if (!result.ok) throw notFound()
      return back('undone')
    }
    case 'choose': {
      const plan = await tryAccepting(db, {
        ...scope,
        occurrenceId: occurrence.id,
        ...chosenIn(form),
      })
      if (!plan.ok) return back(plan.reason)
      const { children, families, reached } = plan.value
      return data({
        plan: {
          ...chosenIn(form),
          children,
          families,
          byEmail: reached.byEmail,
          byHand: reached.byHand,
        },
      })
    }
    case 'accept':
    case 'invite':
      return acceptChosen(here, form)
    default:
      throw notFound()
  }
}

const chosenIn = (form: FormData) => ({
  nominationIds: z.array(rowId).max(1_000).catch([]).parse(form.getAll('nominations')),
})

async function acceptChosen(here: NominationsVisit, form: FormData) {
  const { db, scope, facts, occurrence, account } = here
  const invites = form.get('do') === 'invite' && may(account.role, 'letters.send')
  const done = await acceptNominations(db, {
    ...scope,
    occurrenceId: occurrence.id,
    ...chosenIn(form),
  })
  if (!done.ok) return seeOther(nominationsHref(facts, '', { did: done.reason }))
  const { children, families, invitationIds } = done.value
  const counts = { children: String(children), families: String(families) }
  if (!invites || invitationIds.length === 0)
    return seeOther(nominationsHref(facts, '', { did: 'accepted', ...counts }))
  const mailing = await startMailing(db, {
    ...scope,
    occurrenceId: occurrence.id,
    whom: 'chosen',
    ids: invitationIds,
  })
  if (mailing.ok) wakeWorker()
  const did = mailing.ok ? 'invited' : `accepted-${mailing.reason}`
  return seeOther(nominationsHref(facts, '', { did, ...counts }))
}

export default function Nominations() {
  const sent = useActionData<typeof action>()
  return <NominationsPage {...useLoaderData<typeof loader>()} plan={sent?.plan} />
}
