import { expect, test } from 'vitest'
import { shareLinks } from '#app/domain/invitations/share-links.ts'

const text = 'دعوة: Family event & more\nhttps://events.example/i/abc?x=1#y\nBorchester'

test('a message opens addressed to the family’s number, and says all of the text', () => {
  const { whatsapp, sms, to } = shareLinks({ text, phone: '07700 900123' })
  expect(to).toBe('+447700900123')
  const opened = new URL(whatsapp)
  expect([opened.origin, opened.pathname, opened.searchParams.get('text')]).toEqual([
    'https://wa.me',
    '/447700900123',
    text,
  ])
  expect([...opened.searchParams.keys()]).toEqual(['text'])
  expect(sms.startsWith('sms:+447700900123?&body=')).toBe(true)
  expect(decodeURIComponent(sms.slice(sms.indexOf('body=') + 5))).toBe(text)
  expect(sms.match(/[&#\n]/g)).toEqual(['&'])
})

test.each(['+380 67 123 4567', '00380671234567'])(
  'a number abroad (%s) keeps its country',
  (phone) => {
    expect(shareLinks({ text, phone }).to).toBe('+380671234567')
  },
)

test.each([null, '', 'ask her sister', '123 456'])(
  'without a number of a known country (%j) the officer chooses whom to send it to',
  (phone) => {
    const { whatsapp, sms, to } = shareLinks({ text, phone })
    expect(to).toBeUndefined()
    expect(whatsapp.startsWith('https://wa.me/?text=')).toBe(true)
    expect(sms.startsWith('sms:?&body=')).toBe(true)
  },
)
