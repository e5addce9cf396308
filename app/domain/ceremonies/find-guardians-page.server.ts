import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  event,
  honouree,
  invitation,
  occurrence,
  party,
  person,
  voiceClip,
} from '#db/schema/index.ts'
import {
  findGuardianLinks,
  guardianPath,
  type GuardianPurpose,
  type GuardianSubject,
} from '../access/guardian-links.server.ts'
import { findLink, type LinkRow } from '../access/links.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { GuardiansChild, GuardiansPage } from './family-view.ts'
import { findName } from './find-names.server.ts'
import { findPhotoConsents, type ChildConsent } from './find-photo-consents.server.ts'
import { showName } from './show-names.server.ts'

/**
 * What a guardian's link opens: the children of one family at one event, or one child. Nobody else's,
 * whoever else stands on the same list.
 *
 * @returns `unknown` for a token that was never issued; `over` for one that was, and opens nothing any
 *   more: it is revoked, the invitation is withdrawn, or no child of the family is on the list.
 */
export async function findGuardiansPage(
  db: Database,
  {
    councilId,
    token,
    purpose,
    now,
  }: { councilId: string; token: string; purpose: GuardianPurpose; now: Date },
): Promise<Result<GuardiansPage, 'unknown' | 'over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const link = await findLink(tx, { councilId, purposes: [purpose], by: { token }, now })
    if (!link.ok) return refused(link.reason === 'unknown' ? 'unknown' : 'over')
    const subject = subjectOf(link.value)
    const rows = await childrenOf(tx, councilId, subject)
    const [first] = rows
    if (!first || !first.event.publishedAt) return refused('over')
    if (await isTakenBack(tx, councilId, subject)) return refused('over')
    const children = await readChildren(tx, councilId, rows)
    const next = rows.find((row) => row.occurrence.endsAt > now) ?? first
    const others = await findGuardianLinks(tx, { councilId, subject })
    const other = others[purpose === 'proof' ? 'consent' : 'proof']
    const { title, outsideTitle, summary, texts } = first.event
    return done({
      linkId: link.value.id,
      language: first.partyLanguage ?? first.person.language,
      event: { title, outsideTitle, summary, texts },
      date: { startsAt: next.occurrence.startsAt, timeZone: next.occurrence.timeZone },
      isOpen: rows.some(isStillOpen(now)),
      children,
      otherPath: other ? guardianPath(other) : null,
    })
  })
}

const isStillOpen =
  (now: Date) =>
  ({ occurrence: { endsAt, cancelledAt } }: ChildRow): boolean =>
    endsAt > now && cancelledAt === null

const subjectOf = ({ partyId, eventId, honoureeId }: LinkRow): GuardianSubject =>
  honoureeId ? { honoureeId } : { partyId: partyId ?? '', eventId: eventId ?? '' }

/** A withdrawn invitation closes every door of the family: its link may be in a wrong hand. */
async function isTakenBack(
  tx: Database,
  councilId: string,
  subject: GuardianSubject,
): Promise<boolean> {
  if ('honoureeId' in subject) return false
  const rows = await tx
    .select({ revokedAt: invitation.revokedAt })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
      ),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.partyId, subject.partyId),
        eq(occurrence.eventId, subject.eventId),
      ),
    )
  return rows.length > 0 && rows.every(({ revokedAt }) => revokedAt !== null)
}

type ChildRow = Awaited<ReturnType<typeof childrenOf>>[number]

function childrenOf(tx: Database, councilId: string, subject: GuardianSubject) {
  return tx
    .select({ honouree, person, event, occurrence, partyLanguage: party.language })
    .from(honouree)
    .innerJoin(
      occurrence,
      and(eq(occurrence.councilId, honouree.councilId), eq(occurrence.id, honouree.occurrenceId)),
    )
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .innerJoin(
      person,
      and(eq(person.councilId, honouree.councilId), eq(person.id, honouree.personId)),
    )
    .leftJoin(party, and(eq(party.councilId, honouree.councilId), eq(party.id, honouree.partyId)))
    .where(
      and(
        eq(honouree.councilId, councilId),
        'honoureeId' in subject
          ? eq(honouree.id, subject.honoureeId)
          : and(eq(honouree.partyId, subject.partyId), eq(occurrence.eventId, subject.eventId)),
        isNull(honouree.withdrawnAt),
        isNull(person.erasedAt),
      ),
    )
    .orderBy(asc(occurrence.startsAt), asc(person.nameSort), asc(honouree.id))
}

async function readChildren(
  tx: Database,
  councilId: string,
  rows: ChildRow[],
): Promise<GuardiansChild[]> {
  const dates = [...new Set(rows.map((row) => row.occurrence.id))]
  const consents = new Map<string, ChildConsent>()
  for (const occurrenceId of dates)
    for (const entry of await findPhotoConsents(tx, { councilId, occurrenceId }))
      consents.set(...entry)
  const ids = rows.map((row) => row.honouree.id)
  const voices = await tx
    .select({
      honoureeId: voiceClip.honoureeId,
      seconds: voiceClip.seconds,
      at: voiceClip.createdAt,
    })
    .from(voiceClip)
    .where(and(eq(voiceClip.councilId, councilId), inArray(voiceClip.honoureeId, ids)))
  const children: GuardiansChild[] = []
  for (const { honouree: child, occurrence: date } of rows) {
    const found = await findName(tx, { councilId, occurrenceId: date.id, honoureeId: child.id })
    if (!found) continue
    const { entry, versions } = found
    const shown = showName(entry)
    const approved = versions.find(({ approvedAt }) => approvedAt)
    const voice = voices.find(({ honoureeId }) => honoureeId === child.id)
    children.push({
      honoureeId: child.id,
      occurrenceId: date.id,
      printed: shown.printed,
      name: entry.proof.name,
      printedName: entry.proof.printedName,
      native: shown.native,
      nativeLanguage: shown.nativeLanguage,
      pronunciation: shown.pronunciation,
      knownAs: shown.knownAs,
      ageBand: consents.get(child.id)?.ageBand ?? null,
      revision: shown.revision,
      state: shown.state,
      letters: [...new Set(entry.letters.map(({ grapheme }) => grapheme))],
      approved: approved?.approvedAt
        ? {
            revision: approved.revision,
            at: approved.approvedAt,
            name: approved.printedName ?? approved.name,
          }
        : null,
      voice: voice ? { seconds: voice.seconds, at: voice.at } : null,
      photo: photoOf(consents.get(child.id)),
    })
  }
  return children
}

function photoOf(consent: ChildConsent | undefined): GuardiansChild['photo'] {
  const { guardian, self } = consent ?? {}
  return {
    mark: consent?.mark ?? 'none',
    standing: consent?.standing ?? 'silent',
    guardian: guardian && !guardian.withdrawnAt ? guardian.level : null,
    child: self && !self.withdrawnAt ? self.level : guardian?.childTooYoung ? 'too-young' : null,
    at: guardian?.at ?? null,
    wordingVersion: guardian?.wordingVersion ?? null,
  }
}
