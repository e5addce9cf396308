import type { GuestLine } from '#app/domain/invitations/guest-line.ts'
import type { QuestionSet } from '#app/domain/events/kinds.ts'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { Checkboxes } from '../govuk/choices.tsx'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'
import { WhatToSay, type CallInGrid } from './call-grid.tsx'
import type { EventFacts } from './event-page.tsx'
import { GroupAnswerFields } from './group-answer-fields.tsx'
import { AnswerState } from './guest-answer.tsx'
import { eventPath } from './guests-path.ts'
import { PhoneLink } from './phone-link.tsx'
import { PhoneQuestions, Said, type Spoken } from './phone-questions.tsx'

export interface PhoneCallProps {
  facts: EventFacts
  line: Pick<
    GuestLine,
    'invitationId' | 'label' | 'nativeName' | 'kind' | 'answer' | 'cameBack' | 'peopleLimit'
  >
  phone: string | null
  spoken: Spoken
  /** No speaker has approved these words. */
  isDraft: boolean
  languages: Array<{ tag: string; name: string }>
  /** What is on the call list for them. */
  news: Array<
    Pick<CallInGrid, 'letterId' | 'purpose' | 'facts' | 'startsAt' | 'endsAt' | 'timeZone'>
  >
  questions: QuestionSet
  state: FormState
  isClosed: boolean
}

/** One telephone call: what to say in the guest's language, and the answer. */
export function PhoneCall(props: PhoneCallProps) {
  const t = useWords()
  const { facts, line, phone, spoken, news, questions, state, isClosed } = props
  return (
    <>
      <div className="page-head">
        <h3 className="on-the-line">
          <bdi>{line.label}</bdi>
          {line.nativeName && line.nativeName !== line.label && (
            <span className="native">
              <bdi>{line.nativeName}</bdi>
            </span>
          )}
        </h3>
        <p className="row">
          {phone ? <PhoneLink phone={phone} /> : t('calls.no-phone')}
          <AnswerState {...line} />
        </p>
      </div>
      <Languages {...props} />
      {props.isDraft && <Alarm kind="note" title={t('phone.draft')} />}
      <form
        method="post"
        action={eventPath(facts, '/phone', { call: line.invitationId, lang: spoken.language })}
        className="phone"
        noValidate
      >
        <input type="hidden" name="step" value="keep" />
        <h3>{t('phone.say-first')}</h3>
        <p>
          <Said spoken={spoken} of={(script) => script.hello} />
        </p>
        {news.length > 0 && <News news={news} />}
        {line.kind === 'group' ? (
          <>
            <p>
              <Said spoken={spoken} of={(script) => script.question} />
            </p>
            <GroupAnswerFields
              state={state}
              limit={line.peopleLimit}
              questions={questions}
              isClosed={isClosed}
            />
          </>
        ) : (
          <>
            <input type="hidden" name="channel" value="phone" />
            <PhoneQuestions
              spoken={spoken}
              questions={questions}
              state={state}
              isClosed={isClosed}
            />
          </>
        )}
        <h3>{t('phone.say-last')}</h3>
        <p>
          <Said spoken={spoken} of={(script) => script.thanks} />
        </p>
        <ButtonGroup>
          <Button>{t('phone.save')}</Button>
          <a href={eventPath(facts, '/phone')}>{t('phone.no-answer')}</a>
        </ButtonGroup>
      </form>
    </>
  )
}

/** Which language is read aloud; a link each, so that it works without script. */
function Languages({ facts, line, languages, spoken }: PhoneCallProps) {
  const t = useWords()
  return (
    <nav aria-label={t('phone.language')} className="tongues">
      <span>{t('phone.language')}</span>
      <ul>
        {languages.map(({ tag, name }) => (
          <li key={tag}>
            <a
              href={eventPath(facts, '/phone', { call: line.invitationId, lang: tag })}
              lang={tag}
              aria-current={tag === spoken.language ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function News({ news }: Pick<PhoneCallProps, 'news'>) {
  const t = useWords()
  return (
    <>
      <h3>{t('phone.call-list')}</h3>
      <ul>
        {news.map((call) => (
          <li key={call.letterId}>
            <WhatToSay call={call} />
          </li>
        ))}
      </ul>
      <Checkboxes
        name="rung"
        small
        options={[{ value: 'yes', label: t('phone.on-the-list') }]}
        defaultValues={['yes']}
      />
    </>
  )
}
