import MimeNode from 'nodemailer/lib/mime-node'
import { expect, test } from 'vitest'
import type { Message } from '#app/domain/mail/envelope.server.ts'
import { messageHead } from '#app/domain/mail/message-head.server.ts'
import { LOCALES } from '#app/translations/locales.ts'
import { composeLetter } from '#emails/render.tsx'
import { sampleLetter } from '#emails/samples.ts'

const NAMES = [
  'Samuel Okafor',
  'O’Brien, "Pat" (the younger) <pat@example.org>',
  'Олена Коваль',
  'أميرة الخطيب',
  '=?utf-8?Q?=0d=0aBcc:?=',
  '😀 a\u200cb '.repeat(9),
  'x'.repeat(100),
  '$& $1 \\',
  '',
]
const ADDRESSES = ['samuel@example.org', 'o.brien+tea@bücher.example']

/** The same head as nodemailer writes a whole one. */
function byNodemailer({ stopUrl, answersTo, date, ...message }: Message): string {
  const node = new MimeNode('text/plain', { disableFileAccess: true, disableUrlAccess: true })
  node.setHeader({
    from: message.from,
    to: message.to,
    ...(answersTo ? { 'reply-to': { name: message.from.name, address: answersTo } } : {}),
    subject: message.subject,
    'message-id': message.messageId,
    date: date.toUTCString().replace('GMT', '+0000'),
    'auto-submitted': 'auto-generated',
    'x-auto-response-suppress': 'All',
    'content-language': message.language,
    ...(stopUrl ? { 'list-unsubscribe': { prepared: true, value: `<${stopUrl}>` } } : {}),
    ...(stopUrl ? { 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' } : {}),
  })
  return node.buildHeaders().replace(/\r\nContent-T[^]*$/, '')
}

test.each(LOCALES.map(({ tag }) => tag))(
  'a letter in %s has the head that nodemailer would write, whatever its reader is called',
  (locale) => {
    const letter = composeLetter('invitation', sampleLetter('invitation', locale))
    for (const [index, name] of NAMES.entries())
      for (const address of ADDRESSES) {
        const message: Message = {
          ...letter,
          messageId: '<0190-1@events.borchester.example>',
          language: locale,
          from: { name: NAMES[(index + 1) % NAMES.length]!, address: 'events@borchester.example' },
          to: { name, address },
          answersTo: index % 2 === 0 ? undefined : 'answers@borchester.example',
          stopUrl: index % 3 === 0 ? undefined : 'https://events.borchester.example/unsubscribe/a',
          date: new Date('2027-01-02T03:04:05Z'),
        }
        expect(messageHead(message).join('\r\n')).toBe(byNodemailer(message))
      }
  },
)

test('two senders, one after the other, are not mistaken for each other', () => {
  const letter = composeLetter('invitation', sampleLetter('invitation', 'en'))
  const from = (name: string) =>
    messageHead({
      ...letter,
      messageId: '<a@b.example>',
      language: 'en',
      from: { name, address: 'events@borchester.example' },
      to: { name: '', address: 'samuel@example.org' },
      date: new Date('2027-01-02T03:04:05Z'),
    })[0]
  expect(from('Borchester')).toBe('From: Borchester <events@borchester.example>')
  expect(from('Felpersham')).toBe('From: Felpersham <events@borchester.example>')
  expect(from('Borchester')).toBe('From: Borchester <events@borchester.example>')
})
