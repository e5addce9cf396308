import { askFamilies } from '#app/domain/ceremonies/ask-families.server.ts'
import { findFamiliesToAsk } from '#app/domain/ceremonies/find-families-to-ask.server.ts'
import { isFresh } from '#app/domain/ceremonies/show-family.server.ts'
import { findVoices } from '#app/domain/ceremonies/voice.server.ts'
import { approveName } from '#app/domain/ceremonies/approve-name.server.ts'
import { findName } from '#app/domain/ceremonies/find-names.server.ts'
import { nameForm } from '#app/domain/ceremonies/name.form.ts'
import { proposeName } from '#app/domain/ceremonies/propose-name.server.ts'
import { showName, showVersion } from '#app/domain/ceremonies/show-names.server.ts'
import { withdrawHonouree } from '#app/domain/ceremonies/withdraw-honouree.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { nameHrefs, namesHref } from '#app/ui/ceremonies/hrefs.ts'
import { NameForm, NAME_FIELDS } from '#app/ui/ceremonies/name-form.tsx'
import { NameHistory } from '#app/ui/ceremonies/name-history.tsx'
import { NameVoice } from '#app/ui/ceremonies/name-voice.tsx'
import { NameProof } from '#app/ui/ceremonies/name-proof.tsx'
import { refusedLetter } from '#app/ui/ceremonies/refused-letter.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await eventVisit(asked, 'ceremonies.view')
  const { db, council, facts, actor, address, now } = here
  const { entry, versions } = await honoureeOf(here, asked.params.honoureeId)
  const subjectId = entry.honouree.id
  const line = { councilId: council.id, actor, action: 'name.viewed', subjectId, address, now }
  await recordView(db, line)
  const voices = await findVoices(db, { councilId: council.id, occurrenceId: here.occurrence.id })
  return {
    facts,
    voice: voices.get(subjectId) ?? null,
    name: showName(entry),
    versions: versions.map(showVersion),
  }
}

/** The child that the address means; of another event or council it is not there. */
async function honoureeOf({ db, council, occurrence }: EventVisit, id: string | undefined) {
  const honoureeId = rowId.safeParse(id)
  const found = honoureeId.success
    ? await findName(db, {
        councilId: council.id,
        occurrenceId: occurrence.id,
        honoureeId: honoureeId.data,
      })
    : undefined
  if (!found) throw notFound()
  return found
}

export async function action(asked: ActionFunctionArgs) {
  const here = await eventVisit(asked, 'ceremonies.edit')
  const { entry } = await honoureeOf(here, asked.params.honoureeId)
  const form = await formOf(asked.request)
  const given = {
    councilId: here.council.id,
    honoureeId: entry.honouree.id,
    actor: here.actor,
    now: here.now,
  }
  switch (form.get('do')) {
    case 'approve':
      return approve(here, form, given)
    case 'withdraw':
      await withdrawHonouree(here.db, given)
      return seeOther(namesHref(here.facts))
    default:
      return save(here, form, given)
  }
}

type Given = Parameters<typeof withdrawHonouree>[1]

async function approve(here: EventVisit, form: FormData, given: Given) {
  const revision = Number(form.get('revision'))
  const result = await approveName(here.db, { ...given, revision })
  if (result.ok) return seeOther(namesHref(here.facts, { approved: 1 }))
  return refusedForm(here, form, `names.refused-${result.reason}`)
}

async function save(here: EventVisit, form: FormData, given: Given) {
  const t = here.words()
  const read = parseForm(form, nameForm(refusedLetter(t)), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { revision, ...proposed } = read.value
  const result = await proposeName(here.db, { ...given, revision, proposed })
  if (result.ok) {
    // A family that approved the name before is asked again, about the version that is there now.
    const { db, occurrence } = here
    const again = { ...given, occurrenceId: occurrence.id, reminds: false }
    if (await isCorrection(here, given.honoureeId)) await askFamilies(db, again)
    return seeOther(nameHrefs(here.facts).name(given))
  }
  if (result.reason === 'reason-needed')
    return refusedForm(here, form, 'names.refused-reason-needed', 'reason')
  if (result.reason === 'spelling-unprintable')
    return refusedForm(here, form, 'names.refused-spelling-unprintable', 'printedName')
  return refusedForm(here, form, `names.refused-${result.reason}`)
}

type Refused =
  | `names.refused-${'unknown' | 'changed-meanwhile' | 'approved-already' | 'unprintable'}`
  | `names.refused-${'not-a-name' | 'reason-needed' | 'spelling-unprintable'}`

/** Whether the family was asked before, and an officer has written a new version of what was approved. */
async function isCorrection({ db, council, occurrence }: EventVisit, honoureeId: string) {
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const family = (await findFamiliesToAsk(db, where)).find(({ children }) =>
    children.some(({ entry }) => entry.honouree.id === honoureeId),
  )
  return family !== undefined && family.lastAt !== null && isFresh(family)
}

/** The same page with what was typed; below it stands the version that is there now. */
const refusedForm = (here: EventVisit, form: FormData, why: Refused, field = '') =>
  unprocessable({ form: { typed: typedIn(form), errors: { [field]: here.words()(why) } } })

export default function Name() {
  const t = useWords()
  const { facts, name, versions, voice } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.form
  const hrefs = nameHrefs(facts)
  return (
    <EventPage event={facts} tab="names" title={name.printed} hasErrors={Boolean(state)}>
      <BackLink href={hrefs.names}>{t('names.back')}</BackLink>
      <ErrorSummary state={state} names={NAME_FIELDS} />
      <div className="name-page">
        <NameProof name={name} hrefs={hrefs} />
        <NameForm name={name} versions={versions} state={state} />
      </div>
      {voice && (
        <NameVoice src={hrefs.voice(name.honoureeId)} at={voice.at} timeZone={facts.timeZone} />
      )}
      <NameHistory versions={versions} />
    </EventPage>
  )
}
