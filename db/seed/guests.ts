import { and, eq } from 'drizzle-orm'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { approveName } from '#app/domain/ceremonies/approve-name.server.ts'
import { findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { proposeName } from '#app/domain/ceremonies/propose-name.server.ts'
import { saveDesign } from '#app/domain/ceremonies/designs.server.ts'
import { findChildren } from '#app/domain/ceremonies/find-children.server.ts'
import { inviteParty } from '#app/domain/invitations/invite.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import type { Comer } from '#app/domain/invitations/reply.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { person } from '#db/schema/index.ts'
import type { Ground } from './council.ts'
import { FAMILIES, type DemoFamily } from './families.ts'
import { sure } from './hold-event.ts'

const DAY_MS = 86_400_000

/** Put a family on a list, as an officer does: one that the directory knows is picked, not typed again. */
export async function inviteFamily(
  db: Database,
  { councilId, officer }: Ground,
  { occurrenceId, family, now }: { occurrenceId: string; family: DemoFamily; now: Date },
): Promise<string> {
  const personId = await contactOf(db, councilId, family)
  const { contact, native, language, email, phone, limit, children } = family
  const listed = sure(
    await inviteParty(db, {
      councilId,
      occurrenceId,
      actor: officer,
      party: {
        kind: 'household',
        contact: personId
          ? { personId }
          : { fullName: contact, nativeName: native, language, email, phone },
        peopleLimit: limit,
        members: personId
          ? []
          : children.map(({ name, native: nativeName, band: ageBand }) => ({
              fullName: name,
              nativeName,
              ageBand,
            })),
      },
      now,
    }),
  )
  return listed.invitationId
}

async function contactOf(
  db: Database,
  councilId: string,
  { contact, language }: DemoFamily,
): Promise<string | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [known] = await tx
      .select({ id: person.id })
      .from(person)
      .where(
        and(
          eq(person.councilId, councilId),
          eq(person.fullName, contact),
          eq(person.language, language),
        ),
      )
    return known?.id
  })
}

/** Answer as the family did; nothing where it has not answered. A reply to a full event joins the waiting list. */
export async function answerFor(
  db: Database,
  { councilId, officer }: Ground,
  {
    invitationId,
    family: { reply, children },
    names,
    now,
  }: { invitationId: string; family: DemoFamily; names: boolean; now: Date },
): Promise<void> {
  if (!reply) return
  const { answer, adults, infants = 0, needs = [], channel = 'link', message } = reply
  const comers: Comer[] =
    answer === 'yes'
      ? [
          ...Array<Comer>(adults).fill({ ageBand: 'adult' }),
          ...children.map(({ name, band }): Comer =>
            names ? { ageBand: band, name } : { ageBand: band },
          ),
          ...Array<Comer>(infants).fill({ ageBand: 'infant' }),
        ]
      : []
  sure(
    await replyToInvitation(db, {
      councilId,
      invitationId,
      actor: channel === 'link' ? { kind: 'guest' } : officer,
      channel,
      reply: {
        answer,
        comers,
        needs:
          answer === 'yes'
            ? needs.map(([kind, detail]) => ({
                kind,
                ...(detail ? { detail } : {}),
                // It is the parents who need an interpreter; the children learn the language at school.
                ...(kind === 'interpreter' ? { who: [...Array(adults).keys()] } : {}),
              }))
            : [],
        ...(message ? { message } : {}),
      },
      now,
    }),
  )
}

/** Bring the children on the ceremony's list, with pronunciation and native line; approve as many as were settled. */
export async function settleNames(
  db: Database,
  { councilId, officer: actor }: Ground,
  { occurrenceId, now }: { occurrenceId: string; now: Date },
): Promise<void> {
  const known = new Map(
    FAMILIES.flatMap((family) =>
      family.children.map((child) => [child.name, { child, family }] as const),
    ),
  )
  const { missing } = await findChildren(db, { councilId, occurrenceId })
  for (const { personId, partyId, name } of missing) {
    if (personId && known.get(name)?.family.names !== 'missing')
      await addHonouree(db, { councilId, occurrenceId, child: { personId, partyId }, actor, now })
  }
  for (const { honouree, proof } of await findNames(db, { councilId, occurrenceId })) {
    const found = known.get(proof.name)
    if (!found) continue
    const { child, family } = found
    const { revision } = sure(
      await proposeName(db, {
        councilId,
        honoureeId: honouree.id,
        revision: proof.revision,
        proposed: {
          name: child.name,
          pronunciation: child.say ?? null,
          nativeLine: child.native ?? null,
          nativeLanguage: child.native ? family.language : null,
        },
        actor,
        now,
      }),
    )
    if (family.names === 'approved')
      sure(
        await approveName(db, {
          councilId,
          honoureeId: honouree.id,
          revision,
          actor,
          now: new Date(now.getTime() + DAY_MS),
        }),
      )
  }
}

/** The wording of the ceremony's certificates, with two invented signatories. */
export async function chooseWording(
  db: Database,
  { councilId, officer: actor }: Ground,
  { eventId, now }: { eventId: string; now: Date },
): Promise<void> {
  sure(
    await saveDesign(db, {
      councilId,
      eventId,
      version: 0,
      content: {
        heading: 'Certificate of Celebration',
        lead: 'presented by the Lord Mayor and the people of Coventry to',
        body: 'to celebrate becoming a British citizen, at {place}, on {date}.',
        signatories: [
          { name: 'Councillor Maud Ellery', role: 'Lord Mayor' },
          { name: 'Petra Lindqvist', role: 'Superintendent Registrar' },
        ],
        rosette: true,
      },
      actor,
      now,
    }),
  )
}
