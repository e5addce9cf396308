import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  certificate,
  collector,
  file,
  honouree,
  link,
  nameProof,
  occurrence,
} from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { eraseConsents } from './erase-consents.server.ts'
import { eraseVoices } from './erase-voices.server.ts'
import { ERASED_NAME } from './erased-name.ts'
import { eraseNominationsOf } from '../nominations/erase-nominations.server.ts'
import { withdrawHonouree } from './withdraw-honouree.server.ts'

/**
 * Erase the names of children on ceremonies' lists. Who is on the list of a ceremony that is still to
 * come leaves it. Of a certificate the name and the printed file go; code, date, state and keyed hash
 * of the name stay, so that the paper at home can still be checked.
 *
 * @param personIds The children who are erased everywhere.
 * @returns How many certificates were issued to them.
 */
export async function eraseChildren(
  tx: Database,
  {
    councilId,
    partyId,
    personIds,
    actor,
    now,
  }: { councilId: string; partyId: string; personIds: readonly string[]; actor: Actor; now: Date },
): Promise<number> {
  const rows = await tx
    .select({ honouree, startsAt: occurrence.startsAt })
    .from(honouree)
    .innerJoin(
      occurrence,
      and(eq(occurrence.councilId, honouree.councilId), eq(occurrence.id, honouree.occurrenceId)),
    )
    .where(
      and(
        eq(honouree.councilId, councilId),
        or(eq(honouree.partyId, partyId), inArray(honouree.personId, [...personIds])),
      ),
    )
  const gone = rows.filter((row) => personIds.includes(row.honouree.personId))
  const ids = gone.map((row) => row.honouree.id)
  for (const row of gone) {
    const given = { councilId, honoureeId: row.honouree.id, actor, now }
    if (row.startsAt > now && !row.honouree.withdrawnAt) await withdrawHonouree(tx, given)
  }
  // A child who also belongs to another family stays on the list, and no longer as this family's.
  await tx
    .update(honouree)
    .set({ partyId: null })
    .where(and(eq(honouree.councilId, councilId), eq(honouree.partyId, partyId)))
  await eraseConsents(tx, { councilId, personIds, actor, now })
  if (ids.length === 0) return 0
  await tx
    .delete(collector)
    .where(and(eq(collector.councilId, councilId), inArray(collector.honoureeId, ids)))
  await eraseNominationsOf(tx, { councilId, honoureeIds: ids, now })
  await eraseVoices(tx, { councilId, honoureeIds: ids })
  await tx
    .update(honouree)
    .set({ handshake: null, isStepFree: null })
    .where(and(eq(honouree.councilId, councilId), inArray(honouree.id, ids)))
  await tx
    .update(link)
    .set({ revokedAt: now })
    .where(
      and(eq(link.councilId, councilId), inArray(link.honoureeId, ids), isNull(link.revokedAt)),
    )
  await tx
    .update(nameProof)
    .set({
      name: ERASED_NAME,
      printedName: null,
      nativeLine: null,
      nativeLanguage: null,
      pronunciation: null,
      reason: null,
    })
    .where(and(eq(nameProof.councilId, councilId), inArray(nameProof.honoureeId, ids)))
  return eraseCertificates(tx, { councilId, honoureeIds: ids, now })
}

async function eraseCertificates(
  tx: Database,
  { councilId, honoureeIds, now }: { councilId: string; honoureeIds: string[]; now: Date },
): Promise<number> {
  const theirs = and(
    eq(certificate.councilId, councilId),
    inArray(certificate.honoureeId, honoureeIds),
    isNull(certificate.erasedAt),
  )
  const issued = await tx.select({ fileId: certificate.fileId }).from(certificate).where(theirs)
  await tx.update(certificate).set({ erasedAt: now, fileId: null, pdfSha256: null }).where(theirs)
  const files = issued.flatMap(({ fileId }) => fileId ?? [])
  if (files.length > 0)
    await tx.delete(file).where(and(eq(file.councilId, councilId), inArray(file.id, files)))
  return issued.length
}
