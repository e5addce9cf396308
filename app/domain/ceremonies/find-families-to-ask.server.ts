import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, invitation, letter, link, occurrence, party, person } from '#db/schema/index.ts'
import type { GuardianSubject } from '../access/guardian-links.server.ts'
import type { LetterPurpose } from '../mail/outbox.server.ts'
import { reachOf, usualWay, type Reach } from '../mail/reach.ts'
import { findProofs, type OpenChild } from './open-proofs.server.ts'

/** A family, or a child without one, with all that a letter to it needs. */
export interface AskedFamily {
  key: string
  subject: GuardianSubject
  /** Of a child who comes with a host's group, or with nobody. */
  partyId: string | null
  invitationId: string | null
  label: string | null
  language: string
  phone: string | null
  reach: Reach
  children: OpenChild[]
  hasLink: boolean
  /** The last letter about names. */
  lastAt: Date | null
  lastPurpose: LetterPurpose | null
}

/**
 * The families of a ceremony's children, with what each still has to settle. Children who come with a
 * host's group, or with nobody, are asked one by one: whoever answers for the group is not their guardian.
 * Six queries, whatever their number.
 */
export async function findFamiliesToAsk(
  db: Database,
  where: { councilId: string; occurrenceId: string },
): Promise<AskedFamily[]> {
  return inCouncil(db, where.councilId, async (tx) => {
    const children = await findProofs(tx, where)
    if (children.length === 0) return []
    const parties = await partiesOf(tx, where, children)
    const letters = await lettersOf(tx, where)
    const links = await linksOf(tx, where, children)
    const groups = Map.groupBy(children, (child) => keyOf(child, parties))
    return [...groups].map(([key, members]): AskedFamily => {
      const found = parties.get(key)
      const [first] = members
      const base = { key, children: members, hasLink: links.has(key) }
      if (!found || !first)
        return {
          ...base,
          subject: { honoureeId: key },
          partyId: null,
          invitationId: null,
          label: null,
          language: first?.entry.language ?? 'en',
          phone: null,
          reach: { channel: 'email', address: null },
          lastAt: null,
          lastPurpose: null,
        }
      const last = found.invitationId ? letters.get(found.invitationId) : undefined
      return {
        ...base,
        subject: { partyId: key, eventId: found.eventId },
        partyId: key,
        invitationId: found.invitationId,
        label: found.label,
        language: found.language,
        phone: found.phone,
        reach: found.reach,
        lastAt: last?.createdAt ?? null,
        lastPurpose: last?.purpose ?? null,
      }
    })
  })
}

const keyOf = ({ entry: { honouree } }: OpenChild, parties: Map<string, unknown>): string =>
  honouree.partyId && parties.has(honouree.partyId) ? honouree.partyId : honouree.id

async function partiesOf(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
  children: OpenChild[],
) {
  const ids = children.flatMap(({ entry }) => entry.honouree.partyId ?? [])
  const [own] = await tx
    .select({ eventId: occurrence.eventId, texts: council.texts })
    .from(occurrence)
    .innerJoin(council, eq(council.id, occurrence.councilId))
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
  const rows = await tx
    .select({ party, contact: person, invitationId: invitation.id })
    .from(party)
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      invitation,
      and(
        eq(invitation.councilId, party.councilId),
        eq(invitation.partyId, party.id),
        eq(invitation.occurrenceId, occurrenceId),
        isNull(invitation.revokedAt),
      ),
    )
    .where(
      and(
        eq(party.councilId, councilId),
        eq(party.kind, 'household'),
        isNull(party.erasedAt),
        inArray(party.id, [...new Set(ids)]),
      ),
    )
  return new Map(
    rows.map((row) => [
      row.party.id,
      {
        eventId: own?.eventId ?? '',
        invitationId: row.invitationId,
        label: row.party.label,
        language: row.party.language,
        phone: row.contact?.phone ?? null,
        reach: reachOf(row.contact, usualWay({ texts: own?.texts ?? false })),
      },
    ]),
  )
}

/** The last letter about names, by invitation. */
async function lettersOf(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
) {
  const rows = await tx
    .select({ subjectId: letter.subjectId, purpose: letter.purpose, createdAt: letter.createdAt })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        eq(letter.occurrenceId, occurrenceId),
        inArray(letter.purpose, ['proof', 'proof_reminder']),
        inArray(letter.state, ['queued', 'sending', 'sent', 'kept']),
      ),
    )
    .orderBy(asc(letter.createdAt))
  return new Map(rows.map((row) => [row.subjectId, row]))
}

/** Who has a link that opens: the parties, and the children by themselves. */
async function linksOf(
  tx: Database,
  { councilId }: { councilId: string },
  children: OpenChild[],
): Promise<Set<string>> {
  const rows = await tx
    .select({ partyId: link.partyId, honoureeId: link.honoureeId })
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        inArray(link.purpose, ['proof', 'consent']),
        isNull(link.revokedAt),
      ),
    )
    .orderBy(desc(link.id))
  const there = new Set(
    children.flatMap(({ entry: { honouree } }) => [honouree.id, honouree.partyId]),
  )
  return new Set(
    rows.flatMap(({ partyId, honoureeId }) => {
      const id = partyId ?? honoureeId
      return id && there.has(id) ? [id] : []
    }),
  )
}
