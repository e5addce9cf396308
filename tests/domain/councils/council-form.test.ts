import { expect, test } from 'vitest'
import { councilForm } from '#app/domain/councils/council.form.ts'

const senderOf = (mailFromAddress: string) => {
  const read = councilForm.shape.mailFromAddress.safeParse(mailFromAddress)
  return read.success ? read.data : read.error.issues.map(({ message }) => message)
}

test('the sender that a council starts with can be saved again, and no other half an address', () => {
  expect(senderOf('events@localhost')).toBe('events@localhost')
  expect(senderOf(' Events@LocalHost ')).toBe('events@localhost')
  expect(senderOf('events@borchester.gov.uk')).toBe('events@borchester.gov.uk')
  for (const wrong of [
    'events@council',
    'localhost',
    '@localhost',
    'a b@localhost',
    'a@b@localhost',
  ])
    expect([wrong, senderOf(wrong)]).toEqual([wrong, ['council-form.sender-wrong']])
})
