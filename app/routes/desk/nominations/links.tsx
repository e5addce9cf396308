import { findOrganisations } from '#app/domain/directory/organisations.server.ts'
import { typedMoment } from '#app/domain/events/date-fields.ts'
import { rowId } from '#app/domain/ids.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import {
  setNewlyRegistered,
  setNominationsClose,
} from '#app/domain/nominations/ceremony-settings.server.ts'
import { newlyRegisteredForm } from '#app/domain/nominations/nomination.form.ts'
import {
  NOMINATOR_FIELDS,
  nominationsCloseForm,
  nominatorForm,
} from '#app/domain/nominations/nominators.form.ts'
import { findNominators } from '#app/domain/nominations/find-nominators.server.ts'
import {
  addNominator,
  renewNominator,
  revokeNominator,
} from '#app/domain/nominations/nominators.server.ts'
import { writeToNominator } from '#app/domain/nominations/write-to-nominator.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { nominationsVisit } from '#app/http/nominations-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { nominationsHref } from '#app/ui/desk/nominations/nomination-view.ts'
import { NominatorsPage } from '#app/ui/desk/nominations/nominators-page.tsx'

export const handle = { policy: 'desk:ceremonies.edit' }

export async function loader(args: LoaderFunctionArgs) {
  const here = await nominationsVisit(args, 'ceremonies.edit')
  const { db, facts, scope, event, origin, url } = here
  const nominators = await findNominators(db, scope)
  return {
    facts,
    nominators: nominators.map(({ path, ...one }) => ({
      ...one,
      link: path === null ? null : `${origin}${path}`,
    })),
    organisations: await findOrganisations(db, { councilId: scope.councilId }),
    settings: {
      ...typedMoment(event.nominationsCloseAt, facts.timeZone, { on: 'closesOn' }),
      newlyRegistered: event.newlyRegistered === null ? [] : [String(event.newlyRegistered)],
    },
    did: url.searchParams.get('did'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const here = await nominationsVisit(args, 'ceremonies.edit')
  const { db, facts, scope } = here
  const t = here.words()
  const form = await formOf(args.request)
  const back = (did: string) => seeOther(nominationsHref(facts, '/links', { did }))
  const one = rowId.safeParse(form.get('nominator'))
  switch (form.get('do')) {
    case 'add': {
      const read = parseForm(form, nominatorForm, t)
      if (!read.ok) return unprocessable({ form: read.state })
      const added = await addNominator(db, { ...scope, ...read.value })
      if (!added.ok) throw notFound()
      return back('nominator')
    }
    case 'closes': {
      const read = parseForm(form, nominationsCloseForm(t, facts.timeZone), t)
      if (!read.ok) return unprocessable({ form: read.state })
      await setNominationsClose(db, { ...scope, closesAt: read.value })
      return back('saved')
    }
    case 'count': {
      const read = parseForm(form, newlyRegisteredForm, t)
      if (!read.ok) return unprocessable({ form: read.state })
      await setNewlyRegistered(db, { ...scope, ...read.value })
      return back('saved')
    }
    case 'revoke':
    case 'renew': {
      if (!one.success) throw notFound()
      const changes = form.get('do') === 'revoke' ? revokeNominator : renewNominator
      const result = await changes(db, { ...scope, nominatorId: one.data })
      if (!result.ok) throw notFound()
      return back(form.get('do') === 'revoke' ? 'revoked' : 'nominator')
    }
    case 'write': {
      if (!one.success) throw notFound()
      const result = await writeToNominator(db, { ...scope, nominatorId: one.data })
      if (!result.ok && result.reason === 'unknown') throw notFound()
      if (result.ok) wakeWorker()
      return back(result.ok ? 'written' : result.reason)
    }
    default:
      throw notFound()
  }
}

export default function Links() {
  const form = useActionData<typeof action>()?.form
  return (
    <NominatorsPage {...useLoaderData<typeof loader>()} state={form} fields={NOMINATOR_FIELDS} />
  )
}
