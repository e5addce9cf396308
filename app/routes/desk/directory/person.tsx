import { findPerson } from '#app/domain/directory/find-person.server.ts'
import { mergePeople, undoMerge } from '#app/domain/directory/merge-people.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { AnswerState } from '#app/ui/desk/guest-answer.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { Box, PageHead } from '#app/ui/desk/panels.tsx'
import { PartyName } from '#app/ui/desk/party-name.tsx'
import { PersonContact } from '#app/ui/desk/person-contact.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:directory.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'directory.view')
  const { db, council, actor, address, now, url } = here
  const id = rowId.safeParse(params.personId)
  const found =
    id.success &&
    (await findPerson(db, { councilId: council.id, personId: id.data, actor, address, now }))
  if (!found) throw notFound()
  if (found.person.mergedIntoId) throw seeOther(`/desk/directory/${found.person.mergedIntoId}`)
  const { fullName, nativeName, knownAs, language, email, emailState } = found.person
  const { phone, phoneState } = found.person
  const { organisations, invitations, alike, merges } = found
  return {
    person: {
      id: found.person.id,
      fullName,
      nativeName,
      knownAs,
      language,
      email,
      emailState,
      phone,
      phoneState,
    },
    organisations,
    invitations,
    alike,
    merges,
    isRefused: url.searchParams.get('refused') === 'name-approved',
  }
}

/** Say that two people are one, or set them apart again. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, council, actor, now } = await officer({ request, context }, 'directory.edit')
  const personId = rowId.safeParse(params.personId)
  if (!personId.success) throw notFound()
  const form = await formOf(request)
  const same = rowId.safeParse(form.get('same'))
  const apart = rowId.safeParse(form.get('apart'))
  const scope = { councilId: council.id, actor, now }
  const result = same.success
    ? await mergePeople(db, { ...scope, personId: personId.data, otherId: same.data })
    : apart.success
      ? await undoMerge(db, { ...scope, decisionId: apart.data })
      : undefined
  if (!result || (!result.ok && result.reason === 'unknown')) throw notFound()
  const refused = !result.ok && result.reason === 'name-approved' ? '?refused=name-approved' : ''
  return seeOther(`/desk/directory/${personId.data}${refused}`)
}

export default function Person() {
  const t = useWords()
  const { person, organisations, invitations, alike, merges, isRefused } =
    useLoaderData<typeof loader>()
  return (
    <OfficerPage title={person.fullName} at="/desk/directory">
      <p className="crumb">
        <a href="/desk/directory">{t('directory.title')}</a>
      </p>
      <PageHead title={<PartyName label={person.fullName} nativeName={person.nativeName} />} />
      {isRefused && (
        <Alarm title={t('directory.name-approved')}>{t('directory.name-approved-lead')}</Alarm>
      )}
      <div className="split">
        <div>
          {invitations.length === 0 ? (
            <Empty>{t('directory.no-events')}</Empty>
          ) : (
            <Grid
              caption={t('directory.events')}
              rows={invitations}
              rowKey={({ invitationId }) => invitationId}
              columns={[
                {
                  key: 'event',
                  kind: 'name',
                  head: t('directory.event'),
                  cell: ({ eventId, occurrenceId, invitationId, title }) => (
                    <a href={`/desk/events/${eventId}/guests/${invitationId}?on=${occurrenceId}`}>
                      <bdi>{title}</bdi>
                    </a>
                  ),
                },
                {
                  key: 'when',
                  head: t('guests.history-when'),
                  cell: ({ startsAt, timeZone }) => t.date(startsAt, { timeZone, style: 'date' }),
                },
                {
                  key: 'answer',
                  kind: 'corner',
                  head: t('guests.head-answer'),
                  cell: ({ answer }) => <AnswerState answer={answer} cameBack={false} />,
                },
              ]}
            />
          )}
        </div>
        <div>
          <PersonContact person={person} organisations={organisations} />
          {alike.length > 0 && (
            <Box id="alike" title={t('directory.alike')} paper>
              <p className="hint">{t('directory.alike-hint')}</p>
              <ul className="plain">
                {alike.map(({ id, fullName, nativeName, reasons }) => (
                  <li key={id}>
                    <PartyName
                      label={fullName}
                      nativeName={nativeName}
                      href={`/desk/directory/${id}`}
                    />
                    <span className="native">
                      {reasons.map((reason) => t(`guests-import.match-${reason}`)).join(', ')}
                    </span>
                    <form method="post">
                      <Button kind="secondary" small name="same" value={id}>
                        {t('directory.same')}
                        <span className="govuk-visually-hidden"> {fullName}</span>
                      </Button>
                    </form>
                  </li>
                ))}
              </ul>
            </Box>
          )}
          {merges.length > 0 && (
            <Box id="merged" title={t('directory.merged')}>
              <ul className="plain">
                {merges.map(({ decisionId, fullName }) => (
                  <li key={decisionId}>
                    <form method="post" className="row">
                      <bdi>{fullName}</bdi>
                      <Button kind="secondary" small name="apart" value={decisionId}>
                        {t('directory.apart')}
                        <span className="govuk-visually-hidden"> {fullName}</span>
                      </Button>
                    </form>
                  </li>
                ))}
              </ul>
            </Box>
          )}
        </div>
      </div>
    </OfficerPage>
  )
}
