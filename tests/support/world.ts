import { eq } from 'drizzle-orm'
import { issueLink, tokenOf } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { startSignIn } from '#app/domain/access/sign-in.server.ts'
import { ROLES, type Role } from '#app/domain/actor.ts'
import { beginImport } from '#app/domain/invitations/import-draft.server.ts'
import { newId } from '#app/domain/ids.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  certificate,
  honouree,
  invitation,
  letter,
  nameProof,
  nomination,
  nominator,
  organisation,
  party,
  person,
  reservation,
  room,
  venue,
  voiceClip,
} from '#db/schema/index.ts'
import { issueCertificates } from '#app/domain/ceremonies/issue-certificates.server.ts'
import { aWav } from './recordings.ts'
import { aCouncil, anAccount, anEvent, anInvitation, NOW } from './factories.ts'

/** Ids of one event and all that hangs on it, by the name that a route's parameter has. */
export type Ids = Record<string, string>

export interface CouncilWorld {
  councilId: string
  host: string
  /** A cookie for each role. */
  cookies: Record<Role, string>
  /** The first event's things, and the second's; what belongs to no event is the same in both. */
  events: [Ids, Ids]
  replyToken: string
  signInToken: string
}

/** Two councils on one installation. */
export async function twoWorlds(
  db: Database,
): Promise<{ here: CouncilWorld; elsewhere: CouncilWorld }> {
  await loadSecret(db, 'a secret for tests, 32 letters at least')
  return {
    here: await aWorld(db, 'here.example'),
    elsewhere: await aWorld(db, 'elsewhere.example'),
  }
}

/** A council at a host of its own with two events, each with a family, a letter and a child. */
export async function aWorld(db: Database, host: string): Promise<CouncilWorld> {
  const councilId = await aCouncil(db, { host, demo: false })
  const [venueId, roomId, organisationId] = [newId(), newId(), newId()]
  const accountId = await anAccount(db, councilId, { role: 'officer' })
  await inCouncil(db, councilId, async (tx) => {
    await tx.insert(organisation).values({
      councilId,
      id: organisationId,
      name: 'Anchor Trust',
      shortName: 'Anchor',
      kind: 'charity',
      nameSearch: 'anchor trust',
      createdAt: NOW,
    })
    await tx.insert(venue).values({ councilId, id: venueId, name: 'Guildhall' })
    await tx.insert(room).values({ councilId, id: roomId, venueId, name: 'Great Hall' })
  })
  const shared = { venueId, roomId, accountId, organisationId }
  const first = await eventThings(db, councilId)
  const second = await eventThings(db, councilId)
  const cookies = { owner: '', officer: '' }
  for (const role of ROLES) cookies[role] = await signedInCookie(db, councilId, role)
  const tokens = await inCouncil(db, councilId, async (tx) => {
    const { partyId = '', eventId = '' } = first
    const now = new Date()
    const reply = await issueLink(tx, { councilId, purpose: 'reply', partyId, eventId, now })
    const signIn = await issueLink(tx, { councilId, purpose: 'sign_in', accountId, now })
    return { replyToken: tokenOf(reply), signInToken: tokenOf(signIn) }
  })
  return {
    councilId,
    host,
    cookies,
    events: [
      { ...first, ...shared },
      { ...second, ...shared },
    ],
    ...tokens,
  }
}

async function eventThings(db: Database, councilId: string): Promise<Ids> {
  const setting = await anEvent(db, {
    councilId,
    startsAt: inDays(40),
    event: { publishedAt: NOW },
  })
  const { eventId, occurrenceId } = setting
  const invitationId = await anInvitation(db, setting)
  const [honoureeId, letterId, reservationId] = [newId(), newId(), newId()]
  const [nominationId, nominatorId] = [newId(), newId()]
  const begun = await beginImport(db, {
    ...setting,
    actor: { kind: 'system', name: 'seed' },
    list: { pasted: 'Sara Haddad, sara@example.org\nOlena Koval, olena@example.org' },
    now: NOW,
  })
  if (!begun.ok) throw new Error(begun.reason)
  const { taskId } = begun.value
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ partyId: party.id, personId: party.contactId })
      .from(invitation)
      .innerJoin(party, eq(party.id, invitation.partyId))
      .where(eq(invitation.id, invitationId))
    const partyId = found?.partyId ?? ''
    const personId = found?.personId ?? ''
    await tx
      .insert(honouree)
      .values({ councilId, id: honoureeId, occurrenceId, personId, partyId, createdAt: NOW })
    await tx.insert(voiceClip).values({
      councilId,
      honoureeId,
      mediaType: 'audio/wav',
      seconds: 1,
      bytes: aWav(1),
      actor: 'guest',
      createdAt: NOW,
    })
    await tx.insert(nameProof).values({
      councilId,
      honoureeId,
      revision: 1,
      name: 'Layla Haddad',
      createdBy: 'system:seed',
      createdAt: NOW,
      approvedAt: NOW,
      approvedBy: 'system:seed',
    })
    const unapprovedId = await aBrother(tx, { councilId, occurrenceId, partyId })
    await issueCertificates(tx, {
      councilId,
      occurrenceId,
      origin: 'http://here.example',
      actor: { kind: 'system', name: 'seed' },
      now: NOW,
    })
    const [issued] = await tx
      .select({ id: certificate.id })
      .from(certificate)
      .where(eq(certificate.honoureeId, honoureeId))
    await tx
      .insert(nominator)
      .values({ councilId, id: nominatorId, eventId, personId, createdAt: NOW })
    await tx.insert(nomination).values({
      councilId,
      id: nominationId,
      eventId,
      nominatorId,
      mark: newId(),
      childName: 'Noor Haddad',
      language: 'ar',
      nameSearch: 'noor haddad',
      createdBy: 'system:seed',
      createdAt: NOW,
    })
    await tx.insert(reservation).values({
      councilId,
      id: reservationId,
      occurrenceId,
      keptFor: 'staff',
      places: 2,
      held: 2,
      createdAt: NOW,
    })
    await tx.insert(letter).values({
      councilId,
      id: letterId,
      purpose: 'invitation',
      subjectId: invitationId,
      occasion: '1',
      eventId,
      occurrenceId,
      partyId,
      address: 'amira@example.org',
      language: 'ar',
      state: 'kept',
      body: 'Subject: Family event\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n',
      sendAfter: NOW,
      messageId: `<${letterId}@borchester.example>`,
      createdAt: NOW,
    })
    const dateId = occurrenceId
    return {
      eventId,
      occurrenceId,
      dateId,
      invitationId,
      partyId,
      personId,
      honoureeId,
      unapprovedId,
      certificateId: issued?.id ?? '',
      letterId,
      reservationId,
      nominationId,
      nominatorId,
      taskId,
      format: 'csv',
    }
  })
}

/** A child whose name waits to be approved: forms that approve several offer it. */
async function aBrother(
  tx: Database,
  of: { councilId: string; occurrenceId: string; partyId: string },
): Promise<string> {
  const { councilId } = of
  const [personId, id] = [newId(), newId()]
  const names = { fullName: 'Sami Haddad', nameSearch: 'sami haddad', nameSort: 'haddad sami' }
  await tx
    .insert(person)
    .values({ councilId, id: personId, ...names, language: 'ar', createdAt: NOW })
  await tx.insert(honouree).values({ ...of, id, personId, createdAt: NOW })
  const first = { revision: 1, name: 'Sami Haddad', createdBy: 'system:seed', createdAt: NOW }
  await tx.insert(nameProof).values({ councilId, honoureeId: id, ...first })
  return id
}

async function signedInCookie(db: Database, councilId: string, role: Role): Promise<string> {
  const accountId = await anAccount(db, councilId, { role })
  const token = await inCouncil(db, councilId, (tx) =>
    startSignIn(tx, { councilId, accountId, role, address: '192.0.2.1', now: new Date() }),
  )
  return `herald=${token}`
}

/** Routes read the real clock, so the events of a world are yet to come. */
const inDays = (days: number) =>
  new Date(Math.floor(Date.now() / 60_000) * 60_000 + days * 86_400_000)
