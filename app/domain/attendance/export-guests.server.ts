import { and, asc, eq, sql } from 'drizzle-orm'
import { englishNameOf } from '#app/translations/spoken-languages.ts'
import type { Words } from '#app/translations/translate.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, invitation, organisation, party, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { findChosen, findAllMatching } from '../invitations/find-guests.server.ts'
import type { GuestLine } from '../invitations/guest-line.ts'
import type { ListFilter } from '../invitations/list-filter.ts'
import { recordAudit } from '../records/audit.server.ts'
import { instantToWall } from '../time.ts'
import type { ExportColumn } from './export-columns.ts'
import { needInWords } from './need-in-words.ts'
import type { SheetCell, SheetTable } from './sheet-out.ts'

interface Extra {
  knownAs: string | null
  email: string | null
  phone: string | null
  organisation: string | null
  names: string[] | null
}

const NUMBERS: readonly ExportColumn[] = [
  'people',
  'adults',
  'young',
  'children',
  'infants',
  'limit',
  'arrived',
]

/**
 * The list as a table with the chosen columns and nothing beside them; the record says who took which.
 *
 * @param which Some invitations by id, or whatever a filter finds.
 */
export async function exportGuests(
  db: Database,
  {
    councilId,
    occurrenceId,
    which,
    columns,
    format,
    timeZone,
    actor,
    address,
    t,
    now,
  }: {
    councilId: string
    occurrenceId: string
    which: { ids: readonly string[] } | { filter: ListFilter }
    columns: readonly ExportColumn[]
    format: string
    timeZone: string
    actor: Actor
    address: string
    t: Words
    now: Date
  },
): Promise<SheetTable> {
  return inCouncil(db, councilId, async (tx) => {
    const scope = { councilId, occurrenceId }
    const lines =
      'ids' in which
        ? await findChosen(tx, scope, which.ids)
        : await findAllMatching(tx, scope, which.filter)
    const extras = await readExtras(tx, scope)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.exported',
      subjectId: occurrenceId,
      detail: { parties: lines.length, columns: columns.join(' '), format },
      address,
      now,
    })
    return {
      columns: columns.map((column) => ({
        heading: t(`export.column-${column}`),
        kind: NUMBERS.includes(column) ? 'number' : column === 'answered-on' ? 'date' : 'text',
      })),
      rows: lines.map((line) =>
        columns.map((column) =>
          cellOf(column, line, extras.get(line.invitationId), { t, timeZone }),
        ),
      ),
    }
  })
}

async function readExtras(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<Map<string, Extra>> {
  const rows = await tx
    .select({
      id: invitation.id,
      knownAs: person.knownAs,
      email: person.email,
      phone: person.phone,
      organisation: organisation.name,
      names: sql<
        string[] | null
      >`(select jsonb_agg(${attendee.name} order by ${attendee.position}) from ${attendee}
        where ${attendee.councilId} = ${invitation.councilId} and ${attendee.invitationId} = ${invitation.id} and ${attendee.name} is not null)`,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      organisation,
      and(eq(organisation.councilId, party.councilId), eq(organisation.id, party.organisationId)),
    )
    .where(and(eq(invitation.councilId, councilId), eq(invitation.occurrenceId, occurrenceId)))
    .orderBy(asc(invitation.id))
  return new Map(rows.map(({ id, ...extra }) => [id, extra]))
}

function cellOf(
  column: ExportColumn,
  line: GuestLine,
  extra: Extra | undefined,
  { t, timeZone }: { t: Words; timeZone: string },
): SheetCell {
  const { heads } = line
  switch (column) {
    case 'name':
      return line.label
    case 'native-name':
      return line.nativeName
    case 'known-as':
      return extra?.knownAs
    case 'email':
      return extra?.email
    case 'phone':
      return extra?.phone
    case 'organisation':
      return extra?.organisation
    case 'names':
      return extra?.names?.join('; ')
    case 'language':
      return englishNameOf(line.language) ?? line.language
    case 'answer':
      return t(`guests.answer-${line.answer}`)
    case 'channel':
      return line.channel && t(`guests.channel-${line.channel}`)
    case 'adults':
      return heads.adult ?? 0
    case 'young':
      return heads.young ?? 0
    case 'children':
      return heads.child ?? 0
    case 'infants':
      return heads.infant ?? 0
    case 'needs':
      return line.needs.map((need) => needInWords(need, t)).join('; ')
    case 'message':
      return line.message
    case 'limit':
      return line.peopleLimit
    case 'answered-on':
      return line.answeredAt && instantToWall(line.answeredAt, timeZone).date
    case 'people':
      return line.people
    case 'arrived':
      return line.arrived
  }
}
