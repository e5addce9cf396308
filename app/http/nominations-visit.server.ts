import { rowId } from '#app/domain/ids.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import type { NominationLine, SamePair } from '#app/domain/nominations/find-nominations.server.ts'
import type { NominationView, PairView } from '#app/ui/desk/nominations/nomination-view.ts'
import { ceremonyVisit } from './ceremony-visit.server.ts'
import type { Asked } from './visit.server.ts'

/** An officer at a ceremony's nominations. `scope` is what its nominations are asked with. */
export async function nominationsVisit(
  asked: Asked & { params: { eventId?: string | undefined; nominationId?: string | undefined } },
  permission: Permission,
) {
  const here = await ceremonyVisit(asked, permission)
  const { council, event, actor, now } = here
  const nominationId = rowId.safeParse(asked.params.nominationId)
  return Object.assign(here, {
    scope: { councilId: council.id, eventId: event.id, actor, now },
    nominationId: nominationId.success ? nominationId.data : undefined,
  })
}

export type NominationsVisit = Awaited<ReturnType<typeof nominationsVisit>>

/** A nomination as the desk's pages show it. */
export function nominationView(line: NominationLine): NominationView {
  const { row, state, by, sameAs, child } = line
  return {
    id: row.id,
    state,
    by,
    sameAs,
    child: child && { personId: child.personId, name: child.name, isListed: child.isListed },
    childName: row.childName,
    printedName: row.printedName,
    knownAs: row.knownAs,
    guardianName: row.guardianName,
    guardianEmail: row.guardianEmail,
    guardianPhone: row.guardianPhone,
    throughUs: row.throughUs,
    language: row.language,
    school: row.school,
    revision: row.revision,
    declinedReason: row.declinedReason,
    honoureeId: row.honoureeId,
    createdAt: row.createdAt,
    apart: row.apartFrom.length > 0,
  }
}

/** Two that may be one child, beside each other. */
export function pairView({ nomination, other, name, guardian }: SamePair): PairView {
  const right =
    'nomination' in other
      ? { kind: 'nomination' as const, ...nominationView(other.nomination) }
      : { kind: 'child' as const, ...other.child }
  return { left: nominationView(nomination), right, name, guardian }
}
