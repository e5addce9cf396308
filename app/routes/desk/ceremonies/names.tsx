import { addChildrenOfParties, asChild } from '#app/domain/ceremonies/add-children.server.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { approveNames } from '#app/domain/ceremonies/approve-name.server.ts'
import {
  joinChildren,
  pairKeyOf,
  separateChildren,
} from '#app/domain/ceremonies/decide-same-child.server.ts'
import { findChildren } from '#app/domain/ceremonies/find-children.server.ts'
import { findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { childForm } from '#app/domain/ceremonies/name.form.ts'
import { childKey, readNameKey } from '#app/domain/ceremonies/name-view.ts'
import { showName } from '#app/domain/ceremonies/show-names.server.ts'
import { rowId } from '#app/domain/ids.ts'
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
import { AddChildren } from '#app/ui/ceremonies/add-children.tsx'
import { nameHrefs, namesHref } from '#app/ui/ceremonies/hrefs.ts'
import { OpenNames } from '#app/ui/ceremonies/open-names.tsx'
import { refusedLetter } from '#app/ui/ceremonies/refused-letter.ts'
import { SameChildren } from '#app/ui/ceremonies/same-children.tsx'
import { SettledNames } from '#app/ui/ceremonies/settled-names.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const { db, council, occurrence, facts, actor, address, now, url } = here
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const names = (await findNames(db, where)).map(showName)
  const { missing, pairs } = await findChildren(db, where)
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'names.viewed',
    subjectId: occurrence.id,
    detail: { names: names.length },
    address,
    now,
  })
  return {
    facts,
    names,
    children: missing.map((child) => ({ ...child, key: childKey(child) })),
    pairs: pairs.map(({ name, partyLabel, known, state, ...pair }) => ({
      key: pairKeyOf({ name, ...pair }),
      name,
      partyLabel,
      isKnown: pair.otherId !== null,
      known,
      state,
    })),
    did: {
      added: countIn(url, 'added'),
      approved: countIn(url, 'approved'),
      left: countIn(url, 'left'),
      joined: countIn(url, 'joined'),
      apart: countIn(url, 'apart'),
    },
  }
}

const countIn = (url: URL, name: string): number | null => {
  const text = url.searchParams.get(name)
  return text && /^\d{1,5}$/.test(text) ? Number(text) : null
}

export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const { db, council, occurrence, facts, actor, now } = here
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const form = await formOf(asked.request)
  const back = (did: Record<string, number>) => seeOther(namesHref(facts, did))
  const one = form.get('approve')
  if (one !== null || form.get('do') === 'approve') {
    const keys = one === null ? form.getAll('names') : [one]
    const names = keys.flatMap((key) => readNameKey(String(key)) ?? [])
    return back(await approveNames(db, { ...where, names, actor, now }))
  }
  const pair = String(form.get('pair') ?? '')
  const joined = rowId.safeParse(form.get('join'))
  if (joined.success) {
    const result = await joinChildren(db, { ...where, pair, personId: joined.data, actor, now })
    if (!result.ok && result.reason === 'unknown') throw notFound()
    return back({ joined: result.ok ? 1 : 0 })
  }
  switch (form.get('do')) {
    case 'apart': {
      const result = await separateChildren(db, { ...where, pair, actor, now })
      if (!result.ok) throw notFound()
      return back({ apart: 1 })
    }
    case 'add-coming':
      return back(await addChildrenOfParties(db, { ...where, whose: 'coming', actor, now }))
    case 'add-invited':
      return back(await addChildrenOfParties(db, { ...where, whose: 'invited', actor, now }))
    case 'add-chosen':
      return back(await addChosen(here, form.getAll('children').map(String)))
    default:
      return addByHand(here, form)
  }
}

async function addChosen({ db, council, occurrence, actor, now }: EventVisit, keys: string[]) {
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const { missing } = await findChildren(db, where)
  const chosen = missing.filter((child) => keys.includes(childKey(child)))
  let added = 0
  for (const child of chosen) {
    const result = await addHonouree(db, { ...where, child: asChild(child), actor, now })
    if (result.ok) added += 1
  }
  return { added }
}

async function addByHand(here: EventVisit, form: FormData) {
  const { db, council, occurrence, facts, actor, now } = here
  const t = here.words()
  const read = parseForm(form, childForm(refusedLetter(t)), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const child = { name: read.value.name }
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const result = await addHonouree(db, { ...where, child, actor, now })
  if (!result.ok) throw notFound()
  return seeOther(namesHref(facts, { added: 1 }))
}

export default function Names() {
  const t = useWords()
  const { facts, names, children, pairs, did } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.form
  const open = names.filter((name) => name.state !== 'approved')
  const settled = names.filter((name) => name.state === 'approved')
  const hrefs = nameHrefs(facts)
  return (
    <EventPage
      event={facts}
      tab="names"
      title={t('names.title')}
      hasErrors={Boolean(state)}
      needs={{ names: open.length }}
      next={
        names.length > 0 &&
        open.length === 0 && <LinkButton href={hrefs.print}>{t('names.go-print')}</LinkButton>
      }
    >
      <ErrorSummary state={state} names={['name']} />
      {did.approved !== null && (
        <Alarm kind="done" title={t('names.did-approve', { approved: did.approved })}>
          {did.left ? t('names.did-leave', { left: did.left }) : undefined}
        </Alarm>
      )}
      {did.added !== null && <Alarm kind="done" title={t('names.did-add', { added: did.added })} />}
      {did.joined === 1 && (
        <Alarm kind="done" title={t('names.did-join')}>
          {t('names.did-join-lead')}
        </Alarm>
      )}
      {did.joined === 0 && (
        <Alarm title={t('names.both-approved')}>{t('names.both-approved-lead')}</Alarm>
      )}
      {did.apart !== null && <Alarm kind="done" title={t('names.did-apart')} />}
      <SameChildren pairs={pairs} />
      {names.length > 0 && (
        <p>
          <a href={hrefs.families}>{t('ask.go')}</a>
        </p>
      )}
      {names.length === 0 ? (
        <Empty>{t('names.none')}</Empty>
      ) : (
        <OpenNames names={open} settled={settled.length} hrefs={hrefs} />
      )}
      {settled.length > 0 && (
        <SettledNames names={settled} hrefs={hrefs} open={open.length === 0} />
      )}
      <AddChildren found={children} state={state} isFirst={names.length === 0} />
    </EventPage>
  )
}
