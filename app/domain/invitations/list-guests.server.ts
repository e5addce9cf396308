import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  arrival,
  attendee,
  invitation,
  need,
  party,
  person,
  reply,
  reservation,
} from '#db/schema/index.ts'
import { nameMatches } from '../directory/match-name.server.ts'
import { answerOf } from './answers.ts'
import type { GuestLine } from './guest-line.ts'
import type { ListFilter } from './list-filter.ts'
import type { HeadBand } from './people.ts'

export interface ListScope {
  councilId: string
  occurrenceId: string
}

const cameBack = sql<boolean>`coalesce(${person.emailState} <> 'fine', false)`

/** People of a party who came: a correction is a negative count. */
const arrived = sql<number>`(select coalesce(sum(${arrival.people}), 0)::int from ${arrival}
  where ${arrival.councilId} = ${invitation.councilId} and ${arrival.invitationId} = ${invitation.id})`

const heads = sql<Partial<
  Record<HeadBand, number>
> | null>`(select jsonb_object_agg(h.age_band, h.n) from
  (select ${attendee.ageBand}, count(*) as n from ${attendee} where ${attendee.councilId} = ${invitation.councilId}
   and ${attendee.invitationId} = ${invitation.id} group by 1) h)`

/** Each need once, with those whose it is. Two short ways to the rows: the party's, and its people's. */
const needs = sql<
  GuestLine['needs'] | null
>`(select jsonb_agg(jsonb_build_object('kind', n.kind, 'detail', n.detail, 'who', n.who) order by n.first) from
  (select told.kind, told.detail, min(told.id::text) as first,
     coalesce(jsonb_agg(jsonb_build_object('name', told.name, 'ageBand', told.age_band, 'at', told.position) order by told.position)
       filter (where told.age_band is not null), '[]'::jsonb) as who
   from (select ${need.id}, ${need.kind}, ${need.detail}, null as name, null as age_band, null::int as position from ${need}
         where ${need.councilId} = ${invitation.councilId} and ${need.invitationId} = ${invitation.id}
         union all
         select ${need.id}, ${need.kind}, ${need.detail}, ${attendee.name}, ${attendee.ageBand}, ${attendee.position}
         from ${attendee} join ${need} on ${need.councilId} = ${attendee.councilId} and ${need.attendeeId} = ${attendee.id}
         where ${attendee.councilId} = ${invitation.councilId} and ${attendee.invitationId} = ${invitation.id}) told
   group by told.kind, told.detail) n)`

/** Whether anybody of a party told a need. */
const tells = (kind: string): SQL =>
  sql`(exists (select from ${need} where ${need.councilId} = ${invitation.councilId}
      and ${need.invitationId} = ${invitation.id} and ${need.kind} = ${kind})
    or exists (select from ${attendee} join ${need} on ${need.councilId} = ${attendee.councilId} and ${need.attendeeId} = ${attendee.id}
      where ${attendee.councilId} = ${invitation.councilId} and ${attendee.invitationId} = ${invitation.id} and ${need.kind} = ${kind}))`

const kept = sql<number | null>`(select ${reservation.places} from ${reservation}
  where ${reservation.councilId} = ${invitation.councilId} and ${reservation.invitationId} = ${invitation.id} and ${reservation.releasedAt} is null)`

/** Figures of a whole list that come along with its rows, so that they cost no statement of their own. */
export type ListFigures = {
  /** How many invitations the condition finds in all. */
  found: SQL<number>
  cameBack: SQL<number>
}

const NO_FIGURES: ListFigures = { found: sql<number>`0`, cameBack: sql<number>`0` }

/** One SELECT for lines of a list; the caller adds order and limit. */
export function selectLines(tx: Database, where: SQL | undefined, figures = NO_FIGURES) {
  return tx
    .select({
      figures,
      invitationId: invitation.id,
      partyId: party.id,
      contactId: party.contactId,
      label: party.label,
      nativeName: person.nativeName,
      kind: party.kind,
      language: party.language,
      peopleLimit: invitation.peopleLimit,
      kept,
      revokedAt: invitation.revokedAt,
      state: reply.state,
      cameBack,
      heads,
      people: sql<number>`coalesce(${reply.people}, 0)::int`,
      needs,
      channel: reply.channel,
      message: reply.message,
      answeredAt: reply.answeredAt,
      sentAt: invitation.sentAt,
      waitingNumber: reply.waitingNumber,
      arrived,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(where)
    .$dynamic()
}

type Selected = Awaited<ReturnType<typeof selectLines>>[number]

export function lineOf({
  state,
  revokedAt,
  heads: counted,
  needs: told,
  figures: _figures,
  ...row
}: Selected): GuestLine {
  return {
    ...row,
    answer: answerOf(state, revokedAt),
    heads: counted ?? {},
    needs: told ?? [],
  }
}

/** Which invitations of an occurrence a filter takes. */
export function matching(
  { councilId, occurrenceId }: ListScope,
  filter: Pick<ListFilter, 'answer' | 'q' | 'need' | 'language' | 'arrived'>,
): SQL | undefined {
  const conditions = [
    eq(invitation.councilId, councilId),
    eq(invitation.occurrenceId, occurrenceId),
    filter.answer === 'withdrawn' ? isNotNull(invitation.revokedAt) : isNull(invitation.revokedAt),
    ofView(filter.answer),
    filter.q === '' ? undefined : findsName(filter.q),
    filter.need && tells(filter.need),
    filter.language && eq(party.language, filter.language),
    filter.arrived && (filter.arrived === 'yes' ? sql`${arrived} > 0` : sql`${arrived} = 0`),
  ]
  return and(...conditions.filter((condition) => condition !== undefined && condition !== ''))
}

function ofView(view: ListFilter['answer']): SQL | undefined {
  switch (view) {
    case 'coming':
      return sql`${reply.state} = 'confirmed'`
    case 'maybe':
      return sql`${reply.state} = 'maybe'`
    case 'no':
      return sql`${reply.state} in ('declined', 'lapsed')`
    case 'waiting':
      return sql`${reply.state} in ('waiting', 'offered')`
    case 'none':
      return sql`${reply.state} is null`
    case 'came-back':
      return sql`${cameBack}`
    default:
      return undefined
  }
}

/** The contact, anybody of the party, or the organisation that it comes from. */
function findsName(typed: string): SQL {
  const [contact, member, host] = [
    nameMatches(person.nameSearch, typed),
    nameMatches(sql`m.name_search`, typed),
    nameMatches(sql`o.name_search`, typed),
  ]
  return sql`(${contact}
    or exists (select from party_member pm join person m on m.council_id = pm.council_id and m.id = pm.person_id
      where pm.council_id = ${party.councilId} and pm.party_id = ${party.id} and ${member})
    or exists (select from organisation o where o.council_id = ${party.councilId} and o.id = ${party.organisationId} and ${host}))`
}
