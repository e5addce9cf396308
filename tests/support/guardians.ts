import { eq } from 'drizzle-orm'
import {
  guardianLinks,
  guardianPath,
  type GuardianPurpose,
  type GuardianSubject,
} from '#app/domain/access/guardian-links.server.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import type { AgeBand } from '#app/domain/invitations/people.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation } from '#db/schema/index.ts'
import { aMember, gave, OFFICER } from './ceremonies.ts'
import { anInvitation, NOW, type Setting } from './factories.ts'

export interface Family {
  partyId: string
  invitationId: string
  /** The children on the ceremony's list, in the order of their names as they were given. */
  honourees: string[]
}

/** An invited family whose children stand on the ceremony's list. */
export async function aFamilyOf(
  db: Database,
  setting: Setting,
  children: Array<{ name: string; ageBand?: AgeBand; nativeName?: string }>,
  contact: Parameters<typeof anInvitation>[2] = {},
): Promise<Family> {
  const { councilId, occurrenceId } = setting
  const invitationId = await anInvitation(db, setting, contact)
  const [row] = await inCouncil(db, councilId, (tx) =>
    tx.select().from(invitation).where(eq(invitation.id, invitationId)),
  )
  const partyId = row?.partyId ?? ''
  const honourees: string[] = []
  for (const child of children) {
    const personId = await aMember(db, setting, invitationId, child)
    const given = { councilId, occurrenceId, actor: OFFICER, now: NOW }
    honourees.push(gave(await addHonouree(db, { ...given, child: { personId, partyId } })))
  }
  return { partyId, invitationId, honourees }
}

/** The paths of a family's, or one child's, links. */
export async function pathsFor(
  db: Database,
  councilId: string,
  subject: GuardianSubject,
): Promise<Record<GuardianPurpose, string>> {
  const links = await inCouncil(db, councilId, (tx) =>
    guardianLinks(tx, { councilId, subject, now: NOW }),
  )
  return { proof: guardianPath(links.proof), consent: guardianPath(links.consent) }
}

/** The token at the end of a path. */
export const tokenIn = (path: string): string => path.split('/').at(-1) ?? ''
