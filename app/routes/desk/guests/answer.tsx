import { z } from 'zod'
import { ANSWER_NAMES } from '#app/domain/invitations/answer-for.form.ts'
import { findKnownHeads } from '#app/domain/invitations/read-known-party.server.ts'
import { REPLY_STATES } from '#app/domain/invitations/reply.ts'
import { nextInQueue, readQueue, type AnswerQueue } from '#app/http/answer-queue.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { keepTold } from '#app/http/keep-told.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import { answerBefore } from '#app/http/told-answer.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { AnswerFields } from '#app/ui/desk/answer-fields.tsx'
import { GROUP_ANSWER_NAMES, GroupAnswerFields } from '#app/ui/desk/group-answer-fields.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage, type EventFacts } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { WhoseTold } from '#app/ui/desk/whose-told.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

const keptState = z.enum(REPLY_STATES)

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { db, council, facts, party, event, occurrence, now, url } = here
  const { line } = party
  // Who they were last time is a start; what they need is asked anew.
  const known =
    line.channel === null && line.kind !== 'group'
      ? await findKnownHeads(db, { councilId: council.id, partyId: line.partyId })
      : []
  return {
    facts,
    label: line.label,
    limit: line.peopleLimit,
    invitationId: line.invitationId,
    isGroup: line.kind === 'group',
    questions: event.questions,
    isClosed: now >= occurrence.repliesCloseAt,
    queue: readQueue(url),
    isKnown: known.length > 0,
    kept: keptState.safeParse(url.searchParams.get('kept')).data,
    ...answerBefore(line, line.channel === null ? known : party.comers),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { facts, scope } = here
  const told = await keepTold(here, await formOf(request))
  if ('asked' in told) return data({ form: undefined, asked: told.asked })
  if ('form' in told) return unprocessable({ form: told.form })
  const queue = readQueue(here.url)
  const next = queue && nextInQueue(queue)
  const kept = queue && { kept: told.kept }
  if (next) return seeOther(guestsPath(facts, next.path, { ...next.query, ...kept }))
  return seeOther(queue ? guestsPath(facts, '', kept) : guestsPath(facts, `/${scope.invitationId}`))
}

export default function AnswerFor() {
  const t = useWords()
  const { facts, label, limit, invitationId, questions, isClosed, before, queue, kept, ...more } =
    useLoaderData<typeof loader>()
  const { isGroup, isKnown, whose } = more
  const answered = useActionData<typeof action>()
  const form = answered?.form
  const asked = answered && 'asked' in answered ? answered.asked : undefined
  return (
    <EventPage
      event={facts}
      tab="guests"
      title={t('guests.answer-on-behalf')}
      hasErrors={Object.keys(form?.errors ?? {}).length > 0}
    >
      {kept && <Alarm kind="done" title={t(`guests.kept-${kept}`)} />}
      {queue && <QueueLine facts={facts} queue={queue} />}
      <h2>{t.rich('guests.answer-of', { name: <bdi key="name">{label}</bdi> })}</h2>
      <ErrorSummary state={form} names={isGroup ? GROUP_ANSWER_NAMES : ANSWER_NAMES} />
      {isKnown && !form && !asked && <p className="hint">{t('guests.known-from-before')}</p>}
      <form method="post" className="narrow">
        {asked ? (
          <WhoseTold {...asked} before={whose} />
        ) : isGroup ? (
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
          <Button {...(asked ? { name: 'step', value: 'keep' } : {})}>
            {t(queue && queue.rest.length > 0 ? 'guests.keep-and-next' : 'guests.keep-answer')}
          </Button>
          {asked && (
            <Button kind="secondary" name="step" value="edit">
              {t('guests.whose-back')}
            </Button>
          )}
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
      {t('guests.queue', { at: queue.at, of: queue.of, kind: partiesOf(facts.kind) })}
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
