import { isLinkToken } from '#app/domain/access/tokens.ts'
import { newId } from '#app/domain/ids.ts'
import { setNewlyRegistered } from '#app/domain/nominations/ceremony-settings.server.ts'
import { correctNomination, withdrawNomination } from '#app/domain/nominations/correct.server.ts'
import { nominateChildren } from '#app/domain/nominations/nominate.server.ts'
import {
  formMark,
  newlyRegisteredForm,
  nominationForm,
} from '#app/domain/nominations/nomination.form.ts'
import { findOwnList } from '#app/domain/nominations/own-list.server.ts'
import { typedOf, type OwnList } from '#app/domain/nominations/own-view.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import { readSeveral } from '#app/http/nominate-several.server.ts'
import { nominationWords } from '#app/http/nomination-words.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { visit, type Asked, type Visit } from '#app/http/visit.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { InvitationOver } from '#app/ui/invitation/invitation-over.tsx'
import { NominatePage, type NominateView } from '#app/ui/nominate/nominate-page.tsx'

export const handle = { policy: 'link' }

/** The nominator's own list; undefined for a link that was revoked; 404 for one that never was. */
async function ownListOf(asked: Asked, token = ''): Promise<Visit & { list: OwnList | undefined }> {
  const here = await visit(asked)
  const { db, council, now } = here
  const found = isLinkToken(token)
    ? await findOwnList(db, { councilId: council.id, token, now })
    : undefined
  if (!found || (!found.ok && found.reason === 'unknown')) {
    await limit(here, 'token-miss', here.address)
    throw notFound()
  }
  if (!found.ok) return Object.assign(here, { list: undefined })
  here.readIn(found.value.language)
  return Object.assign(here, { list: found.value })
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { list, url } = await ownListOf({ request, context }, params.token)
  if (!list) return { list: undefined }
  return { list, path: url.pathname, mark: newId(), view: viewOf(list, url), did: didOf(url) }
}

function viewOf(list: OwnList, url: URL): NominateView {
  const wanted = (name: string) =>
    list.nominations.find(
      ({ id, state }) => id === url.searchParams.get(name) && state === 'received',
    )
  const [changed, withdrawn] = [wanted('change'), wanted('withdraw')]
  if (!list.isOpen) return { show: 'list' }
  if (changed)
    return { show: 'change', one: changed, form: { typed: typedOf(changed), errors: {} } }
  if (withdrawn) return { show: 'withdraw', one: withdrawn }
  switch (url.searchParams.get('add')) {
    case 'one':
      return { show: 'one' }
    case 'several':
      return { show: list.isGuardian ? 'one' : 'several' }
    default:
      return { show: 'list' }
  }
}

const DONE = ['added', 'changed', 'withdrawn', 'counted'] as const

function didOf(url: URL) {
  const what = DONE.find((one) => url.searchParams.has(one))
  const count = url.searchParams.get(what ?? '') ?? ''
  return what && /^\d{1,4}$/.test(count) ? { what, children: Number(count) } : undefined
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await ownListOf({ request, context }, params.token)
  const { db, council, now, list, url } = here
  if (!list) return data({ form: undefined, refused: 'closed' as const }, { status: 410 })
  await limit(here, 'nominate-post', list.linkId)
  const t = here.words()
  const { nominatorId, eventId, isGuardian } = list
  const actor = { kind: 'link' as const, linkId: list.linkId }
  const where = { councilId: council.id, eventId, nominatorId, actor, now }
  const form = await formOf(request)
  const typed = typedIn(form)
  const back = (did: (typeof DONE)[number], children: number) =>
    seeOther(`${url.pathname}?${did}=${children}`)
  const wrong = (errors: Record<string, string>) =>
    unprocessable({ form: { typed, errors }, refused: undefined })
  const no = (refused: 'closed' | 'decided' | 'changed-meanwhile' | 'too-many') =>
    data({ form: { typed, errors: {} }, refused }, { status: 409 })
  const what = form.get('do')
  if (what === 'count') {
    if (!list.isRegister) throw notFound()
    const read = parseForm(form, newlyRegisteredForm, t)
    if (!read.ok) return wrong(read.state.errors)
    const result = await setNewlyRegistered(db, { ...where, ...read.value })
    return result.ok ? back('counted', read.value.newlyRegistered) : no('closed')
  }
  const marked = formMark.safeParse(Object.fromEntries(form))
  if (!marked.success) throw notFound()
  const { mark, revision = 0 } = marked.data
  if (what === 'several' && !isGuardian) {
    const read = readSeveral(String(form.get('children') ?? ''), { language: t.locale, t })
    if (!read.ok) return wrong({ children: read.message })
    const result = await nominateChildren(db, { ...where, mark, children: read.children })
    if (result.ok) return back('added', result.value.nominated)
    return result.reason === 'unknown' ? no('closed') : no(result.reason)
  }
  const nominationId = url.searchParams.get(what === 'withdraw' ? 'withdraw' : 'change') ?? ''
  const isOwn = list.nominations.some(({ id }) => id === nominationId)
  if (what === 'withdraw') {
    if (!isOwn) throw notFound()
    const result = await withdrawNomination(db, { ...where, nominationId })
    if (result.ok) return back('withdrawn', 1)
    if (result.reason === 'unknown') throw notFound()
    return no(result.reason)
  }
  const read = parseForm(form, nominationForm(nominationWords(t), { isGuardian }), t)
  if (!read.ok) return wrong(read.state.errors)
  if (what === 'change') {
    if (!isOwn) throw notFound()
    const child = read.value
    const result = await correctNomination(db, { ...where, nominationId, revision, child })
    if (result.ok) return back('changed', 1)
    if (result.reason === 'unknown') throw notFound()
    return no(result.reason)
  }
  const result = await nominateChildren(db, { ...where, mark, children: [read.value] })
  if (result.ok) return back('added', 1)
  return result.reason === 'unknown' ? no('closed') : no(result.reason)
}

export default function Nominate() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  if (!page.list) return <InvitationOver />
  return <NominatePage {...page} state={sent?.form} refused={sent?.refused} />
}
