import { newId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/actor.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { approveName } from '#app/domain/ceremonies/approve-name.server.ts'
import { issueCertificates } from '#app/domain/ceremonies/issue-certificates.server.ts'
import { proposeName, type ProposedName } from '#app/domain/ceremonies/propose-name.server.ts'
import { CONSENT_WORDING_VERSION } from '#app/domain/ceremonies/photo-consent.ts'
import type { AgeBand } from '#app/domain/invitations/people.ts'
import { searchForm, sortForm } from '#app/domain/names.ts'
import type { Result } from '#app/domain/result.ts'
import { eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  certificate,
  consent,
  honouree,
  invitation,
  partyMember,
  person,
} from '#db/schema/index.ts'
import { NOW, type Setting } from './factories.ts'

export const OFFICER: Actor = { kind: 'account', accountId: newId(), role: 'officer' }
export const ORIGIN = 'https://borchester.example'

/** What a use-case did; throws where it refused, so that an arrangement that fails is seen. */
export function gave<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

/** A child on a ceremony's list, by name; returns the honouree's id. */
export async function aChild(
  db: Database,
  { councilId, occurrenceId }: Setting,
  name = 'Layla Haddad',
): Promise<string> {
  const child = { name }
  return gave(await addHonouree(db, { councilId, occurrenceId, child, actor: OFFICER, now: NOW }))
}

/** A child whose name is approved. */
export async function anApprovedChild(
  db: Database,
  setting: Setting,
  name?: string,
): Promise<string> {
  const honoureeId = await aChild(db, setting, name)
  await approving(db, setting, honoureeId, 1)
  return honoureeId
}

export const approving = (
  db: Database,
  { councilId }: Setting,
  honoureeId: string,
  revision: number,
) => approveName(db, { councilId, honoureeId, revision, actor: OFFICER, now: NOW })

export const proposing = (
  db: Database,
  { councilId }: Setting,
  honoureeId: string,
  revision: number,
  proposed: ProposedName,
) => proposeName(db, { councilId, honoureeId, revision, proposed, actor: OFFICER, now: NOW })

export const issuing = (
  db: Database,
  { councilId, occurrenceId }: Setting,
  more: { renew?: boolean; now?: Date } = {},
) =>
  issueCertificates(db, {
    councilId,
    occurrenceId,
    origin: ORIGIN,
    actor: OFFICER,
    now: NOW,
    ...more,
  })

/** The ledger of a council, by serial. */
export const ledger = (db: Database, { councilId }: Pick<Setting, 'councilId'>) =>
  inCouncil(db, councilId, (tx) => tx.select().from(certificate).orderBy(certificate.serial))

/** Somebody more in the party of an invitation. */
export async function aMember(
  db: Database,
  { councilId }: Setting,
  invitationId: string,
  { name, ageBand = 'child', nativeName }: { name: string; ageBand?: AgeBand; nativeName?: string },
): Promise<string> {
  const personId = newId()
  await inCouncil(db, councilId, async (tx) => {
    const [family] = await tx
      .select({ partyId: invitation.partyId })
      .from(invitation)
      .where(eq(invitation.id, invitationId))
    await tx.insert(person).values({
      councilId,
      id: personId,
      fullName: name,
      nativeName,
      language: 'ar',
      nameSearch: searchForm(name),
      nameSort: sortForm(name),
      createdAt: NOW,
    })
    await tx
      .insert(partyMember)
      .values({ councilId, partyId: family?.partyId ?? '', personId, ageBand })
  })
  return personId
}

/** What was said about photographs of a child on a ceremony's list: by a guardian, of a child too young to say. */
export async function aConsent(
  db: Database,
  { councilId, eventId }: Setting,
  honoureeId: string,
  over: Partial<typeof consent.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  await inCouncil(db, councilId, async (tx) => {
    const [child] = await tx
      .select({ personId: honouree.personId })
      .from(honouree)
      .where(eq(honouree.id, honoureeId))
    await tx.insert(consent).values({
      councilId,
      id,
      personId: child?.personId ?? '',
      eventId,
      as: 'guardian',
      level: 'channels',
      childTooYoung: (over.as ?? 'guardian') === 'guardian',
      wordingVersion: CONSENT_WORDING_VERSION,
      language: 'en',
      actor: 'guest',
      at: NOW,
      ...over,
    })
  })
  return id
}
