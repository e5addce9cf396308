import { z } from 'zod'
import { ANSWER_NAMES, countsTyped } from '#app/domain/invitations/answer-for.form.ts'
import { typedOfGroup } from '#app/domain/invitations/group-typed.ts'
import { countBands } from '#app/domain/invitations/people.ts'
import { REPLY_STATES } from '#app/domain/invitations/reply.ts'
import { nextInQueue, readQueue, type AnswerQueue } from '#app/http/answer-queue.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import { readAnswer } from '#app/http/told-answer.server.ts'
import { takeReply } from '#app/http/take-reply.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { AnswerFields } from '#app/ui/desk/answer-fields.tsx'
import { GROUP_ANSWER_NAMES, GroupAnswerFields } from '#app/ui/desk/group-answer-fields.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage, type EventFacts } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

const keptState = z.enum(REPLY_STATES)

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { facts, party, event, occurrence, now, url } = here
  const { line, comers } = party
  const counts = countBands(comers.map(({ ageBand }) => ageBand))
  const said = {
    counts,
    names: comers.flatMap(({ name }) => name ?? []),
    needs: line.needs,
    message: line.message,
  }
  const answers = {
    coming: 'yes',
    waiting: 'yes',
    maybe: 'maybe',
    no: 'no',
    none: '',
    withdrawn: '',
  }
  const detail = (interpreter: boolean) =>
    line.needs.find(({ kind, detail: told }) => told && (kind === 'interpreter') === interpreter)
  return {
    facts,
    label: line.label,
    limit: line.peopleLimit,
    invitationId: line.invitationId,
    isGroup: line.kind === 'group',
    questions: event.questions,
    isClosed: now >= occurrence.repliesCloseAt,
    queue: readQueue(url),
    kept: keptState.safeParse(url.searchParams.get('kept')).data,
    before: {
      errors: {},
      typed: {
        ...(line.kind === 'group' && line.channel ? typedOfGroup(said) : {}),
        answer: answers[line.answer] ? [answers[line.answer]] : [],
        ...countsTyped(counts),
        names: [said.names.join('\n')],
        needs: line.needs.map(({ kind }) => kind),
        interpreter: [detail(true)?.detail ?? ''],
        needDetail: [detail(false)?.detail ?? ''],
        message: [line.message ?? ''],
      },
    },
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { db, facts, scope, occurrence, now } = here
  const t = here.words()
  const read = readAnswer(here, await formOf(request))
  if (!read.ok) return unprocessable({ form: read.state })
  const { channel, reason, outOfTurn, reply } = read.value
  const isLate = now >= occurrence.repliesCloseAt
  if (isLate && reason === '')
    return unprocessable({
      form: { typed: read.typed, errors: { reason: t('guests.reason-missing') } },
    })
  const override =
    isLate || outOfTurn ? { override: { reason, outOfTurn: outOfTurn === 'yes' } } : {}
  const taken = await takeReply(db, {
    ...scope,
    occurrenceId: occurrence.id,
    channel: override.override ? 'override' : channel,
    reply,
    ...override,
  })
  if (taken.ok) {
    const queue = readQueue(here.url)
    const next = queue && nextInQueue(queue)
    const kept = queue && { kept: taken.value.state }
    if (next) return seeOther(guestsPath(facts, next.path, { ...next.query, ...kept }))
    return seeOther(
      queue ? guestsPath(facts, '', kept) : guestsPath(facts, `/${scope.invitationId}`),
    )
  }
  const isGroup = here.party.line.kind === 'group'
  const people = isGroup ? 'people.all' : 'adults'
  const field = ['too-many-people', 'nobody-comes'].includes(taken.reason) ? people : ''
  return unprocessable({
    form: { typed: read.typed, errors: { [field]: t(`guests.refused-${taken.reason}`) } },
  })
}

export default function AnswerFor() {
  const t = useWords()
  const { facts, label, limit, invitationId, questions, isClosed, before, queue, kept, isGroup } =
    useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <EventPage
      event={facts}
      tab="guests"
      title={t('guests.answer-on-behalf')}
      hasErrors={Boolean(form)}
    >
      {kept && <Alarm kind="done" title={t(`guests.kept-${kept}`)} />}
      {queue && <QueueLine facts={facts} queue={queue} />}
      <h2>{t.rich('guests.answer-of', { name: <bdi key="name">{label}</bdi> })}</h2>
      <ErrorSummary state={form} names={isGroup ? GROUP_ANSWER_NAMES : ANSWER_NAMES} />
      <form method="post" className="narrow">
        {isGroup ? (
          <GroupAnswerFields
            state={form ?? before}
            limit={limit}
            questions={questions}
            isClosed={isClosed}
          />
        ) : (
          <AnswerFields
            state={form ?? before}
            limit={limit}
            needs={questions.needs}
            ages={questions.people === 'age_bands'}
            isClosed={isClosed}
          />
        )}
        <ButtonGroup>
          <Button>
            {t(queue && queue.rest.length > 0 ? 'guests.keep-and-next' : 'guests.keep-answer')}
          </Button>
          {!queue && <a href={guestsPath(facts, `/${invitationId}`)}>{t('guests.leave-it')}</a>}
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

/** Where the officer is among the chosen families, and the two ways past this one. */
function QueueLine({ facts, queue }: { facts: EventFacts; queue: AnswerQueue }) {
  const t = useWords()
  const next = nextInQueue(queue)
  return (
    <p className="crumb">
      {t('guests.queue', { at: queue.at, of: queue.of })}
      {next && (
        <>
          {' · '}
          <a href={guestsPath(facts, next.path, next.query)}>{t('guests.queue-skip')}</a>
        </>
      )}
      {' · '}
      <a href={guestsPath(facts)}>{t('guests.queue-leave')}</a>
    </p>
  )
}
