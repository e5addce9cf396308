import { and, asc, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { nominator, occurrence, organisation, person } from '#db/schema/index.ts'
import { findLink } from '../access/links.server.ts'
import { done, refused, type Result } from '../result.ts'
import { nominationsOf, readCeremony, type NominationRow } from './ceremony-row.server.ts'
import { isOnList } from './correct.server.ts'
import { stateOf } from './nomination.ts'
import type { OwnList, OwnNomination } from './own-view.ts'

/** The list behind a link's token. `unknown` for what was never issued; `over` for one that was revoked. */
export async function findOwnList(
  db: Database,
  { councilId, token, now }: { councilId: string; token: string; now: Date },
): Promise<Result<OwnList, 'unknown' | 'over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const found = await findLink(tx, { councilId, purposes: ['nominate'], by: { token }, now })
    if (!found.ok) return refused(found.reason === 'unknown' ? 'unknown' : 'over')
    const { id: linkId, nominatorId, eventId } = found.value
    if (!nominatorId || !eventId) return refused('unknown')
    const [who] = await tx
      .select({ nominator, organisation, person })
      .from(nominator)
      .leftJoin(
        organisation,
        and(
          eq(organisation.councilId, nominator.councilId),
          eq(organisation.id, nominator.organisationId),
        ),
      )
      .leftJoin(
        person,
        and(eq(person.councilId, nominator.councilId), eq(person.id, nominator.personId)),
      )
      .where(and(eq(nominator.councilId, councilId), eq(nominator.id, nominatorId)))
    const ceremony = await readCeremony(tx, { councilId, eventId, now })
    if (!who || !ceremony) return refused('unknown')
    const [date] = await tx
      .select({ startsAt: occurrence.startsAt, timeZone: occurrence.timeZone })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
      .orderBy(asc(occurrence.startsAt))
      .limit(1)
    const rows = await nominationsOf(tx, { councilId, eventId })
    return done({
      linkId,
      nominatorId,
      eventId,
      name: who.organisation?.name ?? who.person?.fullName ?? '',
      isGuardian: who.organisation === null,
      isRegister: who.organisation?.kind === 'register_office',
      language: who.person?.language ?? 'en',
      title: ceremony.event.title,
      texts: ceremony.event.texts,
      startsAt: date?.startsAt ?? null,
      timeZone: date?.timeZone ?? 'Europe/London',
      closesAt: ceremony.closesAt,
      isOpen: ceremony.isOpen,
      newlyRegistered: ceremony.event.newlyRegistered,
      nominations: rows
        .filter((row) => row.nominatorId === nominatorId)
        .map((row) => ownView(rows, row)),
    })
  })
}

type Shown = Omit<OwnNomination, 'state'>

function ownView(rows: readonly NominationRow[], row: NominationRow): OwnNomination {
  const state = stateOf(row)
  const shown: Shown = {
    id: row.id,
    revision: row.revision,
    declinedReason: row.declinedReason,
    childName: row.childName,
    printedName: row.printedName,
    knownAs: row.knownAs,
    guardianName: row.guardianName,
    guardianEmail: row.guardianEmail,
    guardianPhone: row.guardianPhone,
    throughUs: row.throughUs,
    language: row.language,
    school: row.school,
  }
  if (state === 'same') return { ...shown, state: isOnList(rows, row) ? 'accepted' : 'received' }
  return { ...shown, state }
}
