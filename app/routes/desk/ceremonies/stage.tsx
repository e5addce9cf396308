import { z } from 'zod'
import { arrangeStage, type StageChange } from '#app/domain/ceremonies/arrange-stage.server.ts'
import { findStage } from '#app/domain/ceremonies/find-stage.server.ts'
import { pressOnStage } from '#app/domain/ceremonies/press-on-stage.server.ts'
import { recogniseLater } from '#app/domain/ceremonies/recognise-later.server.ts'
import { RECOGNISED_LATER, STAGE_ROLES } from '#app/domain/ceremonies/stage.ts'
import { walkInForm } from '#app/domain/ceremonies/stage.form.ts'
import {
  findStageLinks,
  makeStageLink,
  revokeStageLink,
} from '#app/domain/ceremonies/stage-links.server.ts'
import { walkIn } from '#app/domain/ceremonies/walk-in.server.ts'
import { latinDigits } from '#app/domain/digits.ts'
import { newId, rowId } from '#app/domain/ids.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import type { EventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { stageHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { refusedLetter } from '#app/ui/ceremonies/refused-letter.ts'
import { StagePage } from '#app/ui/ceremonies/stage-page.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

/** From so many on, cards on a strip are more than one looks through. */
const MANY = 40

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const { db, council, occurrence, facts, actor, address, now, url, origin } = here
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const { settings, children, givenCards } = await findStage(db, where)
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'stage.viewed',
    subjectId: occurrence.id,
    detail: { children: children.length },
    address,
    now,
  })
  const links = await findStageLinks(db, { ...where, now })
  const as = url.searchParams.get('as') ?? (children.length < MANY ? 'cards' : 'rows')
  return {
    facts,
    settings,
    children,
    givenCards,
    links: links.map(({ path, ...link }) => ({ ...link, address: `${origin}${path}` })),
    as: as === 'rows' ? ('rows' as const) : ('cards' as const),
    hasBegun: occurrence.startsAt <= now,
    walkedIn: /^[A-Z]$/.exec(url.searchParams.get('card') ?? '')?.[0] ?? null,
    linkIsOver: url.searchParams.has('over'),
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const form = await formOf(asked.request)
  const as = form.get('as') === 'rows' ? 'rows' : 'cards'
  const hrefs = stageHrefs(here.facts)
  const change = changeIn(form)
  if (change) {
    const result = await arrangeStage(here.db, { ...given(here), change })
    if (!result.ok) throw notFound()
    return seeOther(hrefs.back(as, change.kind === 'move' ? change.honoureeId : undefined))
  }
  const role = z.enum(STAGE_ROLES).safeParse(form.get('link'))
  if (role.success) {
    const made = await makeStageLink(here.db, { ...given(here), role: role.data })
    return seeOther(made.ok ? `${hrefs.back(as)}#links` : hrefs.did(as, { over: '1' }))
  }
  const ended = rowId.safeParse(form.get('end-link'))
  if (ended.success) {
    const result = await revokeStageLink(here.db, { ...given(here), linkId: ended.data })
    if (!result.ok) throw notFound()
    return seeOther(`${hrefs.back(as)}#links`)
  }
  if (form.get('do') === 'walk-in') return takeWalkIn(here, form, as)
  if (form.get('do') === 'rest-presented') await noteRest(here)
  else await noteLater(here, form)
  return seeOther(`${hrefs.back(as)}#later`)
}

const given = ({ council, occurrence, actor, now }: EventVisit) => ({
  councilId: council.id,
  occurrenceId: occurrence.id,
  actor,
  now,
})

const PLAIN = ['order-again', 'draw-again', 'forget-hand-moves', 'number-cards'] as const

function changeIn(form: FormData): StageChange | undefined {
  for (const to of ['earlier', 'later'] as const) {
    const id = rowId.safeParse(form.get(to))
    if (id.success) return { kind: 'move', honoureeId: id.data, to }
  }
  const id = rowId.safeParse(form.get('move'))
  const number = Number(latinDigits(String(form.get('to') ?? '')))
  if (id.success)
    return Number.isInteger(number) && number > 0
      ? { kind: 'move', honoureeId: id.data, to: number }
      : undefined
  const kind = PLAIN.find((one) => one === form.get('do'))
  return kind && { kind }
}

async function takeWalkIn(here: EventVisit, form: FormData, as: string) {
  const t = here.words()
  const read = parseForm(form, walkInForm(refusedLetter(t)), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const result = await walkIn(here.db, { ...given(here), child: read.value })
  if (result.ok) return seeOther(stageHrefs(here.facts).did(as, { card: result.value }))
  if (result.reason === 'unknown') throw notFound()
  const error =
    result.reason === 'no-blank-card' ? t('stage.no-blank-card') : t('names.name-missing')
  return unprocessable({ form: { typed: read.typed, errors: { name: error } } })
}

/** Who was neither pulled nor pressed was on stage, where nobody pressed beside it. */
async function noteRest(here: EventVisit): Promise<void> {
  if (here.occurrence.startsAt > here.now) return
  const { children } = await findStage(here.db, given(here))
  const presses = children
    .filter(({ state }) => state === 'waiting')
    .map(({ id }) => ({ id: newId(), honoureeId: id, kind: 'presented' as const, secondsAgo: 0 }))
  await pressOnStage(here.db, { ...given(here), presses, device: 'desk' })
}

async function noteLater(here: EventVisit, form: FormData): Promise<void> {
  const [how, id] = String(form.get('later') ?? '').split(' ')
  const honouree = rowId.safeParse(id)
  // A button that says nothing changes nothing: the page comes again.
  if (!honouree.success) return
  const result = await recogniseLater(here.db, {
    ...given(here),
    honoureeId: honouree.data,
    how: RECOGNISED_LATER.find((one) => one === how) ?? null,
  })
  if (!result.ok) throw notFound()
}

export default function Stage() {
  const found = useLoaderData<typeof loader>()
  return <StagePage {...found} state={useActionData<typeof action>()?.form} />
}
