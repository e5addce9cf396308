import { approveName } from '#app/domain/ceremonies/approve-name.server.ts'
import { correctName } from '#app/domain/ceremonies/correct-name.server.ts'
import { guardiansNameForm } from '#app/domain/ceremonies/name.form.ts'
import { removeVoice } from '#app/domain/ceremonies/voice.server.ts'
import type { RefusedLetter } from '#app/domain/names.ts'
import { NAME_MAX } from '#app/domain/names.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { formWithVoice, takeVoice } from '#app/http/take-voice.server.ts'
import {
  childIn,
  chosenChild,
  familyFacts,
  guardiansVisit,
  openGuardiansVisit,
  type OpenVisit,
} from '#app/http/guardians-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import type { Words } from '#app/translations/translate.ts'
import { childHref, FamilyChildren } from '#app/ui/guardians/family-children.tsx'
import { GuardiansLinkOver } from '#app/ui/guardians/guardians-link-over.tsx'
import { ProofOfChild, ProofState } from '#app/ui/guardians/proof-of-child.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'link' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await guardiansVisit(asked, 'proof')
  const { view, url } = here
  if (!view) return { is: 'over' as const }
  return {
    is: 'open' as const,
    ...familyFacts(here, view),
    child: chosenChild(view, url) ?? null,
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await openGuardiansVisit(asked, 'proof')
  const form = await formWithVoice(asked.request)
  const child = childIn(here.view, form.get('honouree'))
  if (!child) throw notFound()
  const given = {
    councilId: here.council.id,
    honoureeId: child.honoureeId,
    actor: here.actor,
    now: here.now,
  }
  const back = childHref(here.path, child)
  // What a family has sent of itself it can take away at any time.
  if (form.get('do') === 'delete-voice') {
    await removeVoice(here.db, given)
    return seeOther(back)
  }
  if (!here.view.isOpen) return seeOther(back)
  switch (form.get('do')) {
    case 'approve':
      return approve(here, form, given, back)
    case 'correct':
      return correct(here, form, given, back)
    case 'voice':
      return takeVoice(here, form, given, back)
    default:
      return seeOther(back)
  }
}

type Given = Parameters<typeof removeVoice>[1]

async function approve(here: OpenVisit, form: FormData, given: Given, back: string) {
  const revision = Number(form.get('revision'))
  const result = await approveName(here.db, { ...given, revision })
  // Approved already, or no longer to be printed: the page says how it is.
  if (result.ok || result.reason !== 'changed-meanwhile') return seeOther(back)
  const overtaken = String(form.get('seen') ?? '').slice(0, NAME_MAX)
  return unprocessable({ honoureeId: given.honoureeId, overtaken, form: undefined })
}

async function correct(here: OpenVisit, form: FormData, given: Given, back: string) {
  const t = here.words()
  const read = parseForm(form, guardiansNameForm(refusedIn(t), tooLongIn(t)), t)
  const { honoureeId } = given
  if (!read.ok) return unprocessable({ honoureeId, overtaken: undefined, form: read.state })
  const { revision, ...proposed } = read.value
  const result = await correctName(here.db, { ...given, revision, proposed })
  if (result.ok || result.reason === 'unknown' || result.reason === 'approved-already')
    return seeOther(back)
  const { typed } = read
  if (result.reason === 'changed-meanwhile')
    return unprocessable({ honoureeId, overtaken: proposed.name, form: { typed, errors: {} } })
  const errors =
    result.reason === 'spelling-unprintable'
      ? { printedName: t('proof.spelling-unprintable') }
      : { name: t('proof.name-missing') }
  return unprocessable({ honoureeId, overtaken: undefined, form: { typed, errors } })
}

const tooLongIn = (t: Words) => (most: number) => t('reply-form.too-long', { most })

const refusedIn =
  (t: Words) =>
  ({ letter, codePoint, why }: RefusedLetter): string => {
    if (why === 'no-letter') return t('proof.name-missing')
    if (why === 'too-long') return tooLongIn(t)(NAME_MAX)
    const isSeen = /[\p{L}\p{N}\p{P}\p{S}\p{Extended_Pictographic}]/u.test(letter)
    return t('reply-form.name-refused', { letter: isSeen ? letter : codePoint })
  }

export default function Proof() {
  const t = useWords()
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  if (page.is === 'over') return <GuardiansLinkOver />
  const { family, path, date, isOpen, otherPath } = page
  const child = family.find(({ honoureeId }) => honoureeId === sent?.honoureeId) ?? page.child
  const errors = Object.keys(sent?.form?.errors ?? {}).length > 0
  return (
    <GuestPage
      title={t('proof.title')}
      hasErrors={errors}
      quickExit
      narrow
      {...(child ? { script: '/voice.js' } : {})}
    >
      {child && family.length > 1 && <BackLink href={path}>{t('proof.all-children')}</BackLink>}
      <p className="govuk-caption-l">{page.title}</p>
      {child ? (
        <>
          <p className="govuk-body">{t('proof.lead')}</p>
          <ProofOfChild
            child={child}
            path={path}
            timeZone={date.timeZone}
            isOpen={isOpen}
            state={sent?.form}
            overtaken={sent?.overtaken}
          />
        </>
      ) : (
        <>
          <h1 className="display">{t('proof.title')}</h1>
          <FamilyChildren family={family} path={path} state={(one) => <ProofState child={one} />} />
        </>
      )}
      {otherPath && (
        <p className="govuk-body">
          <a className="govuk-link" href={otherPath}>
            {t('proof.photographs')}
          </a>
        </p>
      )}
    </GuestPage>
  )
}
