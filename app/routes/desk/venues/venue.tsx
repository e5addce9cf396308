import { rowId } from '#app/domain/ids.ts'
import { findVenue } from '#app/domain/venues/find-venues.server.ts'
import { typedOfVenue, venueForm, VENUE_NAMES } from '#app/domain/venues/venue.form.ts'
import { addVenue, archiveVenue, editVenue } from '#app/domain/venues/venues.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused } from '#app/http/edit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { VenueFields, venueLabel, venueShown } from '#app/ui/desk/venue-fields.tsx'
import { withChosen } from '#app/ui/versions.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:venues.edit' }

const LIST = '/desk/settings/venues'

/** The venue, by the address; null on the page for a new one. */
async function venueHere({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'venues.edit')
  if (params.venueId === 'new') return { here, found: null }
  const venueId = rowId.safeParse(params.venueId)
  const found =
    venueId.success &&
    (await findVenue(here.db, { councilId: here.council.id, venueId: venueId.data }))
  if (!found) throw notFound()
  return { here, found }
}

export async function loader(asked: LoaderFunctionArgs) {
  const { found } = await venueHere(asked)
  const typed = found ? typedOfVenue(found) : {}
  return {
    form: { typed, errors: {} },
    name: found?.venue.name ?? null,
    rooms: found?.rooms.length ?? 0,
    isArchived: Boolean(found?.venue.archivedAt),
    revision: found?.venue.revision ?? 0,
  }
}

export async function action(asked: ActionFunctionArgs) {
  const { here, found } = await venueHere(asked)
  const { db, council, actor, now, words } = here
  const who = { councilId: council.id, actor, now }
  const form = await formOf(asked.request)
  const archiving = form.get('do')
  if (found && (archiving === 'archive' || archiving === 'use')) {
    const { id: venueId } = found.venue
    await archiveVenue(db, { ...who, venueId, archived: archiving === 'archive' })
    throw seeOther(archiving === 'archive' ? LIST : `${LIST}/${venueId}`)
  }
  const theirs = found ? typedOfVenue(found) : {}
  const read = parseForm(withChosen(form, theirs), venueForm, words())
  if (!read.ok) return editRefused(read.state)
  const { revision, ...fields } = read.value
  if (!found) {
    await addVenue(db, { ...who, fields })
    throw seeOther(LIST)
  }
  const { venue } = found
  const saved = await editVenue(db, { ...who, venueId: venue.id, revision, fields })
  if (saved.ok) throw seeOther(LIST)
  if (saved.reason === 'unknown') throw notFound()
  return bothVersions({ typed: read.typed, theirs, names: VENUE_NAMES, revision: venue.revision })
}

export default function Venue() {
  const t = useWords()
  const { form: fresh, name, rooms, isArchived, revision } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const title = name ?? t('venues.new-title')
  return (
    <OfficerPage title={title} hasErrors={Object.keys(form.errors).length > 0} at="/desk/settings">
      <BackLink href={LIST}>{t('venues.title')}</BackLink>
      <PageHead
        title={<bdi>{title}</bdi>}
        lede={isArchived ? t('venues.is-archived') : undefined}
        actions={
          name !== null && (
            <form method="post">
              <Button kind="secondary" name="do" value={isArchived ? 'use' : 'archive'}>
                {isArchived ? t('venues.use-again') : t('venues.archive')}
              </Button>
            </form>
          )
        }
      />
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={(field) => venueLabel(t, field)}
          show={(field, value) => venueShown(t, field, value)}
          backHref={LIST}
        />
      ) : (
        <form method="post" className="narrow" noValidate>
          <ErrorSummary state={form} names={VENUE_NAMES} />
          <input type="hidden" name="revision" value={revision} />
          <VenueFields form={form} rooms={rooms} />
          <ButtonGroup>
            <Button>{t('venues.save')}</Button>
            <a href={LIST}>{t('events.leave')}</a>
          </ButtonGroup>
        </form>
      )}
    </OfficerPage>
  )
}
