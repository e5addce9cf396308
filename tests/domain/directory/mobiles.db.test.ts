import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { britishMobile, readPhone } from '#app/domain/directory/phones.ts'
import { inCouncil } from '#db/client.server.ts'
import { person } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation } from '#tests/support/factories.ts'

const database = useDatabase()

const NUMBERS: Array<[typed: string, mobile: string | null]> = [
  ['07700 900123', '+447700900123'],
  ['07700900123', '+447700900123'],
  ['7700900123', '+447700900123'],
  ['(07700) 900-123', '+447700900123'],
  ['+44 7700 900123', '+447700900123'],
  ['+44 (0)7700 900123', '+447700900123'],
  ['0044 7700 900123', '+447700900123'],
  ['447700900123', '+447700900123'],
  ['٠٧٧٠٠ ٩٠٠١٢٣', '+447700900123'],
  ['07624 900123', '+447624900123'],
  ['07600 900123', null],
  ['07012 345678', null],
  ['024 7683 3333', null],
  ['01632 960123', null],
  ['+7 912 345 67 89', null],
  ['+380 67 123 4567', null],
  ['+353 87 123 4567', null],
  ['07700 900123 ext 5', null],
  ['07700 90012', null],
  ['07700 900 1234', null],
]

test('a text can go to British mobile numbers, and the database says the same of them as the pages', async () => {
  const setting = await anEvent(database.db)
  for (const [typed] of NUMBERS) {
    const phone = readPhone(typed)!.typed
    await anInvitation(database.db, setting, { phone })
  }
  await anInvitation(database.db, setting, { phone: null })
  const rows = await inCouncil(database.db, setting.councilId, (tx) =>
    tx.select({ phone: person.phone, mobile: person.mobile }).from(person).orderBy(asc(person.id)),
  )
  expect(rows.map(({ mobile }) => mobile)).toEqual([...NUMBERS.map(([, mobile]) => mobile), null])
  expect(rows.map(({ phone }) => britishMobile(phone) ?? null)).toEqual(
    rows.map(({ mobile }) => mobile),
  )
})
