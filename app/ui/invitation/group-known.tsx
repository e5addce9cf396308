import { isNeed } from '#app/domain/events/kinds.ts'
import type { InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import { SummaryList } from '../govuk/summary-list.tsx'
import { useWords } from '../words.tsx'
import { Lines, NeedsInWords } from './check-answers.tsx'

/** What a host has told of its group beside the headcount, and where it tells more. */
export function GroupKnown({
  date,
  changeHref,
}: {
  date: InvitedDate & { reply: NonNullable<InvitedDate['reply']> }
  changeHref: string
}) {
  const t = useWords()
  const { reply, door } = date
  const { unknown = 0 } = reply.counts
  const needs = reply.needs.flatMap(({ kind, detail }) => (isNeed(kind) ? [{ kind, detail }] : []))
  const rows = [
    ...(needs.length > 0 ? [{ key: t('check.needs'), value: <NeedsInWords needs={needs} /> }] : []),
    ...(reply.names.length > 0
      ? [{ key: t('group.names'), value: <Lines lines={reply.names} /> }]
      : []),
  ]
  if (reply.answer !== 'yes') return null
  return (
    <>
      {rows.length > 0 && <SummaryList rows={rows} />}
      {door === 'open' && (rows.length === 0 || unknown > 0) && (
        <p className="govuk-body">
          <a className="govuk-link" href={changeHref}>
            {t('group.tell-more')}
          </a>
        </p>
      )}
    </>
  )
}
