import { askAgain } from '#app/domain/nominations/decide.server.ts'
import { declineNomination, takeBack } from '#app/domain/nominations/take-back.server.ts'
import { findNominations } from '#app/domain/nominations/find-nominations.server.ts'
import { correctNomination, withdrawNomination } from '#app/domain/nominations/correct.server.ts'
import { formMark, nominationForm } from '#app/domain/nominations/nomination.form.ts'
import { NOMINATION_FIELDS } from '#app/domain/nominations/nomination.ts'
import { declineForm } from '#app/domain/nominations/nominators.form.ts'
import { typedOf } from '#app/domain/nominations/own-view.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { nominationsVisit, nominationView } from '#app/http/nominations-visit.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import { nominationWords } from '#app/http/nomination-words.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { NOMINATION_MARKS, nominationsHref } from '#app/ui/desk/nominations/nomination-view.ts'
import { Box } from '#app/ui/desk/panels.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { ChildFields } from '#app/ui/nominate/child-fields.tsx'
import { State } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(args: LoaderFunctionArgs) {
  const here = await nominationsVisit(args, 'ceremonies.view')
  const { db, facts, scope, nominationId, address, url } = here
  const found = nominationId ? await findNominations(db, scope) : undefined
  const line = found?.lines.find(({ row }) => row.id === nominationId)
  if (!line) throw notFound()
  await recordView(db, {
    councilId: scope.councilId,
    actor: scope.actor,
    action: 'nomination.viewed',
    subjectId: line.row.id,
    address,
    now: scope.now,
  })
  return { facts, one: nominationView(line), did: url.searchParams.get('did') }
}

export async function action(args: ActionFunctionArgs) {
  const here = await nominationsVisit(args, 'ceremonies.edit')
  const { db, facts, scope, nominationId } = here
  if (!nominationId) throw notFound()
  const t = here.words()
  const form = await formOf(args.request)
  const asked = { ...scope, nominationId }
  const answer = (result: { ok: true } | { ok: false; reason: string }, did: string) => {
    if (!result.ok && result.reason === 'unknown') throw notFound()
    if (result.ok) return seeOther(nominationsHref(facts, `/${nominationId}`, { did }))
    const reason = result.reason === 'changed-meanwhile' ? result.reason : 'decided'
    return data({ form: { typed: typedIn(form), errors: {} }, refused: reason }, { status: 409 })
  }
  switch (form.get('do')) {
    case 'decline': {
      const read = parseForm(form, declineForm, t)
      if (!read.ok) return unprocessable({ form: read.state, refused: undefined })
      return answer(await declineNomination(db, { ...asked, ...read.value }), 'declined')
    }
    case 'withdraw':
      return answer(await withdrawNomination(db, { ...asked, nominatorId: undefined }), 'withdrawn')
    case 'take-back': {
      const result = await takeBack(db, asked)
      return answer(result, result.ok && result.value.left ? 'left' : 'undone')
    }
    case 'again': {
      const found = await findNominations(db, scope)
      const line = found?.lines.find(({ row }) => row.id === nominationId)
      for (const otherId of line?.row.apartFrom ?? []) await askAgain(db, { ...asked, otherId })
      return answer(line ? { ok: true } : { ok: false, reason: 'unknown' }, 'undone')
    }
    default: {
      const marked = formMark.pick({ revision: true }).safeParse(Object.fromEntries(form))
      if (!marked.success) throw notFound()
      const found = await findNominations(db, scope)
      const line = found?.lines.find(({ row }) => row.id === nominationId)
      if (!line) throw notFound()
      const isGuardian = line.by?.isGuardian ?? false
      const read = parseForm(form, nominationForm(nominationWords(t), { isGuardian }), t)
      if (!read.ok) return unprocessable({ form: read.state, refused: undefined })
      const { revision = 0 } = marked.data
      const change = { ...asked, nominatorId: undefined, revision, child: read.value }
      return answer(await correctNomination(db, change), 'changed')
    }
  }
}

const DONE = ['declined', 'withdrawn', 'left', 'undone', 'changed'] as const

export default function OneNomination() {
  const t = useWords()
  const { facts, one, did } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const state = sent?.form
  const done = DONE.find((what) => what === did)
  const isOpen = one.state === 'received' || one.state === 'same'
  return (
    <EventPage
      event={facts}
      tab="nominations"
      title={t('nominations.one-title')}
      hasErrors={Boolean(state && Object.keys(state.errors).length > 0)}
    >
      <h2>
        <bdi>{one.childName}</bdi>
      </h2>
      <p>
        <State mark={NOMINATION_MARKS[one.state]}>{t(`nominations.state-${one.state}`)}</State>{' '}
        {t.rich('nominations.came-from', {
          from: <bdi key="from">{one.by?.name ?? t('nominations.by-desk')}</bdi>,
          day: t.date(one.createdAt, { timeZone: facts.timeZone, style: 'date' }),
        })}
      </p>
      {one.declinedReason && (
        <p>
          <bdi>{one.declinedReason}</bdi>
        </p>
      )}
      <ErrorSummary state={state} names={[...NOMINATION_FIELDS, 'reason']} />
      {sent?.refused && (
        <Alarm
          title={t(
            sent.refused === 'changed-meanwhile'
              ? 'nominations.refused-changed'
              : 'nominations.refused-decided',
          )}
        />
      )}
      {done && <Alarm kind="done" title={t(`nominations.did-${done}`)} />}
      {one.apart && (
        <form method="post">
          <p>
            {t('nominations.kept-apart')}{' '}
            <Button name="do" value="again" kind="secondary" small>
              {t('nominations.ask-again')}
            </Button>
          </p>
        </form>
      )}
      {isOpen ? (
        <>
          <form method="post" className="narrow" noValidate>
            <input type="hidden" name="revision" value={one.revision} />
            <ChildFields
              state={state?.typed.childName ? state : { typed: typedOf(one), errors: {} }}
              isGuardian={one.by?.isGuardian ?? false}
            />
            <Button name="do" value="change" kind="secondary">
              {t('nominate.save-change')}
            </Button>
          </form>
          <Box id="decline" title={t('nominations.decline-title')} paper>
            <form method="post" className="narrow" noValidate>
              <TextField
                name="reason"
                label={t('nominations.reason')}
                hint={t('nominations.reason-hint')}
                autoComplete="off"
                state={state}
              />
              <ButtonGroup>
                <Button name="do" value="decline" kind="secondary">
                  {t('nominations.decline')}
                </Button>
                <Button name="do" value="withdraw" kind="secondary">
                  {t('nominations.withdraw')}
                </Button>
              </ButtonGroup>
            </form>
          </Box>
        </>
      ) : (
        <form method="post">
          {one.state === 'accepted' && <p>{t('nominations.take-back-lead')}</p>}
          <Button name="do" value="take-back" kind="secondary">
            {t('nominations.take-back')}
          </Button>
        </form>
      )}
      <p>
        <a href={nominationsHref(facts)}>{t('nominations.back')}</a>
      </p>
    </EventPage>
  )
}
