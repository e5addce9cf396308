import type { Database } from '#db/client.server.ts'
import { newId } from '#app/domain/ids.ts'
import {
  setNewlyRegistered,
  setNominationsClose,
} from '#app/domain/nominations/ceremony-settings.server.ts'
import { nominateChildren } from '#app/domain/nominations/nominate.server.ts'
import type { NominationGiven } from '#app/domain/nominations/nomination.ts'
import { addNominator } from '#app/domain/nominations/nominators.server.ts'
import type { Ground } from './council.ts'

const child = (childName: string, more: Partial<NominationGiven> = {}): NominationGiven => ({
  childName,
  printedName: null,
  knownAs: null,
  guardianName: null,
  guardianEmail: null,
  guardianPhone: null,
  throughUs: true,
  language: 'en',
  school: null,
  ...more,
})

const family = (guardianName: string, guardianEmail: string, language: string) => ({
  guardianName,
  guardianEmail,
  language,
  throughUs: false,
})

/** Invented children; one is nominated twice, in two scripts. */
const NOMINATED = [
  [
    'Register Office',
    { fullName: 'Moira Penhaligon', email: 'moira.penhaligon@example.org' },
    [
      child('Yusuf Barakat', family('Hanan Barakat', 'hanan.barakat@example.org', 'ar')),
      child('Mariam Barakat', family('Hanan Barakat', 'hanan.barakat@example.org', 'ar')),
      child('Danylo Hrytsenko', family('Iryna Hrytsenko', 'iryna.hrytsenko@example.org', 'uk')),
    ],
  ],
  [
    'CELC',
    { fullName: 'Tobias Aldercroft', email: 'tobias.aldercroft@example.org' },
    [child('يوسف بركات', { language: 'ar' }), child('Selam Gebremedhin', { language: 'ti' })],
  ],
  [
    'Larkfield Primary',
    { fullName: 'Wilma Stanhope', email: 'wilma.stanhope@example.org' },
    [child('Andrei Lupescu', { guardianName: 'Corina Lupescu', language: 'ro' })],
  ],
] as const

/** The lists of those who nominate for the ceremony that is to come. */
export async function seedNominations(
  db: Database,
  { councilId, officer, organisations }: Ground,
  { eventId, now }: { eventId: string; now: Date },
): Promise<void> {
  const where = { councilId, eventId, actor: officer, now }
  for (const [short, contact, children] of NOMINATED) {
    const organisationId = organisations.get(short)
    if (!organisationId) continue
    const added = await addNominator(db, {
      ...where,
      organisationId,
      contact: { ...contact, language: 'en' },
    })
    if (!added.ok) throw new Error(added.reason)
    const { nominatorId } = added.value
    await nominateChildren(db, { ...where, nominatorId, mark: newId(), children })
  }
  const closesAt = new Date(now.getTime() + 24 * 86_400_000)
  await setNominationsClose(db, { ...where, closesAt })
  await setNewlyRegistered(db, { ...where, newlyRegistered: 48 })
}
