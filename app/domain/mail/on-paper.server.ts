import { and, asc, eq, inArray, not, type SQL } from 'drizzle-orm'
import { unprintable } from '#app/print/coverage.server.ts'
import type { Database } from '#db/client.server.ts'
import { invitation, letter, party, person, reply } from '#db/schema/index.ts'
import { readAllotted, type Allotted } from '../invitations/cut-off.server.ts'
import type { PartyKind } from '../invitations/party.ts'
import { audience, byEmail } from './audience.server.ts'
import type { LettersToPrint } from './letters-print.ts'

/** A family that gets its invitation on paper. */
export interface PaperParty {
  invitationId: string
  partyId: string
  kind: PartyKind
  /** As it is printed. */
  name: string
  language: string
  /** What is kept for a host's group, and its cut-off. */
  allotted: Allotted | undefined
}

export interface PaperParties {
  printable: PaperParty[]
  /** Their name has a letter that no font has, and they are not known by another. */
  unprintable: PaperParty[]
}

interface Scope {
  councilId: string
  occurrenceId: string
}

/** Who is to have a letter on paper: those without e-mail who have none yet, or those who were handed one. */
export async function findOnPaper(
  tx: Database,
  scope: Scope,
  which: LettersToPrint,
): Promise<PaperParties> {
  if (which === 'new') return read(tx, scope, and(audience(scope, { whom: 'new' }), not(byEmail)))
  const handed = tx
    .select({ id: letter.subjectId })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, scope.councilId),
        eq(letter.occurrenceId, scope.occurrenceId),
        eq(letter.state, 'handed_over'),
      ),
    )
  return read(
    tx,
    scope,
    and(audience(scope, { whom: 'unanswered' }), inArray(invitation.id, handed)),
  )
}

/** Some families, without those who have answered, or whose invitation was taken back, since. */
export const readOnPaper = (tx: Database, scope: Scope, ids: string[]): Promise<PaperParties> =>
  read(tx, scope, audience(scope, { whom: 'chosen', ids }))

async function read(
  tx: Database,
  { councilId }: Scope,
  where: SQL | undefined,
): Promise<PaperParties> {
  const rows = await tx
    .select({
      invitationId: invitation.id,
      partyId: party.id,
      kind: party.kind,
      label: party.label,
      fullName: person.fullName,
      knownAs: person.knownAs,
      language: party.language,
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
    .orderBy(asc(party.labelSort), asc(party.id))
  const groups = rows.flatMap(({ kind, invitationId }) => (kind === 'group' ? invitationId : []))
  const allotted = await readAllotted(tx, { councilId, invitationIds: groups })
  const parties: PaperParties = { printable: [], unprintable: [] }
  for (const { label, fullName, knownAs, ...rest } of rows) {
    const row = { ...rest, allotted: allotted.get(rest.invitationId) }
    const whole = fullName ?? label
    const name = [whole, knownAs ?? ''].find((one) => one !== '' && unprintable(one).length === 0)
    if (name === undefined) parties.unprintable.push({ ...row, name: whole })
    else parties.printable.push({ ...row, name })
  }
  return parties
}
