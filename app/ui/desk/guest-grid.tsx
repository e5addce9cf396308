import type { ReactNode } from 'react'
import type { GuestLine } from '#app/domain/invitations/guest-line.ts'
import { useWords } from '../words.tsx'
import { Grid, type Column } from './grid.tsx'
import { AnswerState } from './guest-answer.tsx'
import { Heads, Heard, Needs } from './guest-heads.tsx'
import { PartyName } from './party-name.tsx'

type Sort = { href: string; now?: 'ascending' | 'descending' }

export interface GuestGridProps {
  /** A convening has delegations where the others have families. */
  kind: 'convening' | 'other'
  caption: ReactNode
  lines: GuestLine[]
  timeZone: string
  hrefOf: (line: GuestLine) => string
  sorts: Record<'name' | 'answer' | 'heard', Sort>
  /** Rows chosen already. */
  chosen?: ReadonlySet<string>
}

/** The list of an event's guests: one row a party. */
export function GuestGrid({
  kind,
  caption,
  lines,
  timeZone,
  hrefOf,
  sorts,
  chosen,
}: GuestGridProps) {
  const t = useWords()
  const columns: Array<Column<GuestLine>> = [
    {
      key: 'name',
      kind: 'name',
      head: t('guests.head-family', { kind }),
      sort: sorts.name,
      cell: (line) => (
        <>
          <PartyName {...line} href={hrefOf(line)} />
          {line.kind === 'group' && <GroupMark kept={line.kept} />}
        </>
      ),
    },
    {
      key: 'answer',
      kind: 'corner',
      head: t('guests.head-answer'),
      sort: sorts.answer,
      cell: (line) => <AnswerState {...line} />,
    },
    { key: 'who', head: t('guests.head-who'), cell: whoComes },
    {
      key: 'needs',
      head: t('guests.head-needs'),
      cell: ({ needs }) => needs.length > 0 && <Needs needs={needs} />,
    },
    {
      key: 'speaks',
      head: t('guests.head-speaks'),
      label: t('guests.head-speaks'),
      cell: ({ language }) => t.language(language),
    },
    {
      key: 'heard',
      head: t('guests.head-heard'),
      sort: sorts.heard,
      cell: (line) => <Heard {...line} timeZone={timeZone} />,
    },
  ]
  return (
    <Grid
      caption={caption}
      columns={columns}
      rows={lines}
      rowKey={({ invitationId }) => invitationId}
      choose={{
        name: 'invitation',
        label: ({ label }) => t('guests.choose', { name: label }),
        chosen,
      }}
    />
  )
}

/** That a line is a host's group, and what is kept for it. */
function GroupMark({ kept }: Pick<GuestLine, 'kept'>) {
  const t = useWords()
  return (
    <span className="native">
      {kept ? t('guests.is-group-kept', { places: kept }) : t('guests.is-group')}
    </span>
  )
}

/** Heads where they are known, else the number, else how many the invitation is for. */
function whoComes({ heads, people, arrived, peopleLimit, answer }: GuestLine) {
  return <Who {...{ heads, people, arrived, peopleLimit, answer }} />
}

function Who(line: Pick<GuestLine, 'heads' | 'people' | 'arrived' | 'peopleLimit' | 'answer'>) {
  const t = useWords()
  const known = Object.keys(line.heads).length > 0
  return (
    <>
      {known ? (
        <Heads heads={line.heads} />
      ) : line.people > 0 ? (
        t('guests.people', { people: line.people })
      ) : (
        line.answer === 'none' && (
          <span className="heard">{t('guests.up-to', { people: line.peopleLimit })}</span>
        )
      )}
      {line.arrived > 0 && (
        <span className="native">{t('guests.here', { people: line.arrived })}</span>
      )}
    </>
  )
}
