import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { link } from '#db/schema/index.ts'
import { issueLink, tokenOf, type LinkRow } from './links.server.ts'

/** What guardians' links are for: looking at names, and saying yes or no to photographs. */
export const GUARDIAN_PURPOSES = ['proof', 'consent'] as const
export type GuardianPurpose = (typeof GUARDIAN_PURPOSES)[number]

/** Whose children a link opens: a family's at one event; or one child's, who comes with no family. */
export type GuardianSubject = { partyId: string; eventId: string } | { honoureeId: string }

/** The path of the page that a guardian's link opens. */
export const guardianPath = (row: Pick<LinkRow, 'id' | 'purpose'>): string =>
  `/${row.purpose}/${tokenOf(row)}`

const isOf = (subject: GuardianSubject) =>
  'honoureeId' in subject
    ? eq(link.honoureeId, subject.honoureeId)
    : and(eq(link.partyId, subject.partyId), eq(link.eventId, subject.eventId))

interface Asked {
  councilId: string
  subject: GuardianSubject
}

/** The links of a family or child that still open, the newest of each purpose. */
export async function findGuardianLinks(
  tx: Database,
  { councilId, subject }: Asked,
): Promise<Partial<Record<GuardianPurpose, LinkRow>>> {
  const rows = await tx
    .select()
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        inArray(link.purpose, GUARDIAN_PURPOSES),
        isOf(subject),
        isNull(link.revokedAt),
      ),
    )
    .orderBy(desc(link.id))
  return Object.fromEntries(
    GUARDIAN_PURPOSES.flatMap((purpose) => {
      const row = rows.find((one) => one.purpose === purpose)
      return row ? [[purpose, row]] : []
    }),
  )
}

/** Both links of a family or child: those it has, and new ones for those it has not. */
export async function guardianLinks(
  tx: Database,
  { councilId, subject, now }: Asked & { now: Date },
): Promise<Record<GuardianPurpose, LinkRow>> {
  const there = await findGuardianLinks(tx, { councilId, subject })
  const link = async (purpose: GuardianPurpose) =>
    there[purpose] ?? (await issueLink(tx, { councilId, purpose, ...subject, now }))
  return { proof: await link('proof'), consent: await link('consent') }
}

/** End the links of a family or child at once. @returns How many there were. */
export async function revokeGuardianLinks(
  tx: Database,
  { councilId, subject, now }: Asked & { now: Date },
): Promise<number> {
  const ended = await tx
    .update(link)
    .set({ revokedAt: now })
    .where(
      and(
        eq(link.councilId, councilId),
        inArray(link.purpose, GUARDIAN_PURPOSES),
        isOf(subject),
        isNull(link.revokedAt),
      ),
    )
    .returning({ id: link.id })
  return ended.length
}
