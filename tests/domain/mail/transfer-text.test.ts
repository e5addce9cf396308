import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { transferText } from '#app/domain/mail/transfer-text.server.ts'

const read = async (text: string) => {
  const { encoding, body } = transferText(text)
  const raw = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`
  return { encoding, body, text: (await PostalMime.parse(raw)).text ?? '' }
}
const trimmed = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')

test('what is nearly ASCII stays readable, other scripts become base64', async () => {
  expect((await read('Dear Zoë, come on Saturday.')).encoding).toBe('quoted-printable')
  expect((await read('عزيزتي أميرة، أهلًا وسهلًا بكم.')).encoding).toBe('base64')
})

test('any text comes back as it was, in lines of at most 76 seven-bit letters', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 90 }),
          fc.constantFrom(
            ' ',
            '\t',
            '=',
            '\n',
            '\r\n',
            '.',
            'From x',
            'é',
            '  \n',
            'a'.repeat(200),
          ),
        ),
        { maxLength: 30 },
      ),
      async (pieces) => {
        const text = pieces.join('').replaceAll('\0', '')
        const { body, text: back } = await read(text)
        expect(body.split('\r\n').every((line) => line.length <= 76)).toBe(true)
        expect(/^[\x20-\x7e\t\r\n]*$/.test(body)).toBe(true)
        expect(trimmed(back)).toBe(trimmed(text))
      },
    ),
    { numRuns: 200 },
  )
})

test('a space at the end of a line does not get lost on the way', () => {
  expect(transferText('ends in a space \nnext').body).toContain('space=20\r\nnext')
})
