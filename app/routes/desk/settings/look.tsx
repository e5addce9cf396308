import { changeLook } from '#app/domain/councils/change-council.server.ts'
import { councilName } from '#app/domain/councils/council.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { COLOURS, isColour, type Theme } from '#app/domain/councils/theme.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { bodyOf } from '#app/http/form.server.ts'
import { readLook } from '#app/http/look-form.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { BothVersions, type Conflict } from '#app/ui/desk/both-versions.tsx'
import { LookFields } from '#app/ui/desk/look-fields.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { differences, withChosen } from '#app/ui/versions.ts'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:council.edit' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'council.edit')
  const { council, url } = here
  return {
    theme: council.theme,
    revision: council.revision,
    name: councilName(council, here.locale),
    deviceSrc: council.deviceFileId ? `/device/${council.deviceFileId}` : undefined,
    isSaved: url.searchParams.has('saved'),
  }
}

interface Answer {
  form: FormState
  /** The colours to draw, where what was typed are colours. */
  shown?: Theme
  conflict?: Conflict
  /** A picture was chosen, and no page can carry it: it is chosen again. */
  hadDevice?: boolean
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = await officer({ request, context }, 'council.edit')
  const { db, council, actor, address, now } = here
  // The server lets nothing over 11 MB through; a device is smaller still, and told so in words.
  const theirs = await findCouncil(db, council.id)
  const saved = valuesOf(theirs.theme)
  const form = withChosen(await bodyOf(request), saved)
  const read = await readLook(form, here.words())
  if (!read.ok) return unprocessable<Answer>({ form: read.state, ...shown(read.theme) })
  const { revision, theme, device, typed } = read
  if (form.get('intent') === 'show')
    return data<Answer>({ form: { typed, errors: {} }, ...shown(theme) })
  const changed = await changeLook(db, {
    councilId: council.id,
    actor,
    revision,
    theme,
    device,
    address,
    now,
  })
  if (changed.ok) return seeOther('/desk/settings/look?saved')
  return unprocessable<Answer>({
    form: { typed, errors: {} },
    conflict: { revision: theirs.revision, differences: differences([...COLOURS], typed, saved) },
    hadDevice: typeof device === 'object',
  })
}

const valuesOf = (theme: Theme) =>
  Object.fromEntries(COLOURS.map((colour) => [colour, [theme[colour]]]))

const shown = (theme: Theme | undefined) =>
  theme && COLOURS.every((colour) => isColour(theme[colour])) ? { shown: theme } : {}

export default function Look() {
  const t = useWords()
  const { theme, revision, name, deviceSrc, isSaved } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const hasErrors = Object.keys(answer?.form.errors ?? {}).length > 0
  return (
    <OfficerPage title={t('look.title')} hasErrors={hasErrors} at="/desk/settings">
      <SettingsCrumb />
      {hasErrors && <ErrorSummary state={answer?.form} names={[...COLOURS, 'device']} />}
      {isSaved && !answer && <Alarm kind="done" title={t('settings.saved')} />}
      <PageHead title={t('look.title')} lede={t('look.lede')} />
      {answer?.conflict ? (
        <>
          {answer.hadDevice && <Alarm kind="note" title={t('look.device-again')} />}
          <BothVersions
            conflict={answer.conflict}
            typed={answer.form.typed}
            label={(name) => t(`look.${COLOURS.find((one) => one === name) ?? 'title'}`)}
            backHref="/desk/settings/look"
          />
        </>
      ) : (
        <LookFields
          theme={theme}
          shown={answer?.shown ?? theme}
          revision={revision}
          name={name}
          deviceSrc={deviceSrc}
          state={answer?.form}
        />
      )}
    </OfficerPage>
  )
}
