import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, invitation, occurrence, party, person } from '#db/schema/index.ts'
import { allowReadOutCode, replyLink, tokenOf } from '../access/links.server.ts'
import { keyed } from '../access/secret.server.ts'
import type { Actor } from '../actor.ts'
import { newCalendarUid } from '../calendar/uid.ts'
import { isPublic } from '../events/find-public-dates.server.ts'
import { doorOf } from '../events/public-date.ts'
import { newId } from '../ids.ts'
import { nameColumns } from '../directory/write-people.server.ts'
import { sortForm } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockOccurrence } from './lock-occurrence.server.ts'
import { mostInSignUp } from './sign-up.ts'
import { replyToInvitation } from './reply.server.ts'
import type { Reply } from './reply.ts'
import type { SignUpContact } from './sign-up.form.ts'

export type SignUpRefusal =
  | 'unknown'
  | 'cancelled'
  | 'over'
  | 'not-open-yet'
  | 'closed'
  | 'nobody-comes'
  | 'too-many-people'

export interface SignUpGiven {
  councilId: string
  occurrenceId: string
  /** Random, made when the form was shown: the same mark again is the same sign-up. */
  mark: string
  contact: SignUpContact
  /** Who comes and what they need; the answer is yes. */
  reply: Omit<Reply, 'answer'>
  /** The host of the council's own address, for the calendar entry's id. */
  host: string
  now: Date
}

export interface SignedUp {
  /** Opens the party's own page. */
  token: string
}

const GUEST: Actor = { kind: 'guest' }

/**
 * Ask for places at a public event without having been invited: makes the person, the party, its
 * invitation and link, and answers yes, all in one transaction. Full means that the party waits.
 *
 * Nobody is recognised: the same e-mail address may ask again for another family. Who leaves no e-mail
 * address gets a code that can be written down.
 *
 * @returns `unknown` alike for a draft, a private event and what never was.
 */
export async function signUp(
  db: Database,
  given: SignUpGiven,
): Promise<Result<SignedUp, SignUpRefusal>> {
  const partyId = partyIdOf(given)
  return inCouncil(db, given.councilId, async (tx) => {
    // The lock comes first: what is decided now still holds when the reply is taken.
    const when = await lockOccurrence(tx, given)
    const found = when && (await publicEvent(tx, given))
    if (!when || !found) return refused('unknown')
    const known = await linkOfSignUp(tx, given, partyId, found.eventId)
    if (known) return done(known)
    const door = doorOf(when, given.now)
    if (door !== 'open') return refused(door)
    const people = given.reply.comers.length
    if (people === 0) return refused('nobody-comes')
    if (people > mostInSignUp(when.capacity)) return refused('too-many-people')
    await writeParty(tx, given, partyId)
    const invitationId = await writeInvitation(tx, given, partyId, mostInSignUp(when.capacity))
    const link = await replyLink(tx, { ...given, partyId, eventId: found.eventId })
    if (given.contact.email === null)
      await allowReadOutCode(tx, { councilId: given.councilId, linkRow: link })
    const taken = await replyToInvitation(tx, {
      councilId: given.councilId,
      invitationId,
      actor: GUEST,
      channel: 'sign_up',
      reply: { ...given.reply, answer: 'yes' },
      now: given.now,
    })
    // Under the lock nothing can have changed; if it did, nothing of this may stay.
    if (!taken.ok) throw new Error(`A sign-up was refused after it was admitted: ${taken.reason}`)
    await recordAudit(tx, {
      councilId: given.councilId,
      actor: GUEST,
      action: 'guest.signed-up',
      subjectId: invitationId,
      detail: { state: taken.value.state, people },
      now: given.now,
    })
    return done({ token: tokenOf(link) })
  })
}

/**
 * The party's id, from the form's mark and the installation's secret: who sends the form twice makes
 * one party, and who knows a party's id still cannot make its mark and so its link.
 */
function partyIdOf({ councilId, occurrenceId, mark }: SignUpGiven): string {
  const hex = keyed('sign-up', councilId, occurrenceId, mark).toString('hex')
  // Version 8 of RFC 9562: an id made by a rule of one's own.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

async function publicEvent(
  tx: Database,
  { councilId, occurrenceId }: SignUpGiven,
): Promise<{ eventId: string } | undefined> {
  const [row] = await tx
    .select({ eventId: event.id })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .where(and(isPublic(councilId), eq(occurrence.id, occurrenceId)))
  return row
}

/** The second sending of a form: the occurrence's lock has let the first one finish. */
async function linkOfSignUp(
  tx: Database,
  { councilId, now }: SignUpGiven,
  partyId: string,
  eventId: string,
): Promise<SignedUp | undefined> {
  const [there] = await tx
    .select({ id: party.id })
    .from(party)
    .where(and(eq(party.councilId, councilId), eq(party.id, partyId)))
  if (!there) return undefined
  return { token: tokenOf(await replyLink(tx, { councilId, partyId, eventId, now })) }
}

async function writeParty(
  tx: Database,
  { councilId, contact, now }: SignUpGiven,
  partyId: string,
): Promise<void> {
  const contactId = newId()
  const { name, email, phone, language } = contact
  await tx.insert(person).values({
    councilId,
    id: contactId,
    ...nameColumns({ fullName: name }),
    language,
    email,
    phone,
    createdAt: now,
  })
  await tx.insert(party).values({
    councilId,
    id: partyId,
    kind: 'household',
    contactId,
    label: name,
    labelSort: sortForm(name),
    language,
    createdAt: now,
  })
}

async function writeInvitation(
  tx: Database,
  { councilId, occurrenceId, host, now }: SignUpGiven,
  partyId: string,
  peopleLimit: number,
): Promise<string> {
  const id = newId()
  await tx.insert(invitation).values({
    councilId,
    id,
    occurrenceId,
    partyId,
    peopleLimit,
    source: 'sign_up',
    calendarUid: newCalendarUid(randomBytes(16), host),
    createdAt: now,
  })
  return id
}
