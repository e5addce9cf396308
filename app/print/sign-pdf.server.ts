import { createHash, sign } from 'node:crypto'
import {
  compareBytes,
  der,
  INTEGER,
  inside,
  objectId,
  OCTETS,
  readDer,
  SEQUENCE,
  SET,
} from './der.ts'
import { readPdf, reference, references } from './pdf-part.ts'
import type { SigningKey } from './signing-key.server.ts'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const SHA256 = '2.16.840.1.101.3.4.2.1'
// Room for the signature and a chain of certificates, in bytes.
const ROOM = 12_288
const RANGE = '/ByteRange [0 0000000000 0000000000 0000000000]'

/**
 * A PDF of the press with a signature over all of it (PAdES baseline B-B, ETSI EN 319 142-1): the bytes that
 * were there stay, and the signature follows them. It shows nowhere on the page.
 *
 * @param by Who signs, as readers of PDFs show it.
 * @param at When it was signed, as the signer says.
 * @throws Error for a PDF that the press did not write.
 */
export function signPdf(
  pdf: Uint8Array,
  { key, by, at }: { key: SigningKey; by: string; at: Date },
): Uint8Array {
  const file = Buffer.from(withPlace(pdf, by, at), 'latin1')
  const begin = file.lastIndexOf('/Contents <') + '/Contents '.length
  const end = begin + 2 * ROOM + 2
  const ranges = [begin, end, file.length - end].map((part) => String(part).padStart(10, '0'))
  file.write(`/ByteRange [0 ${ranges.join(' ')}]`, file.lastIndexOf(RANGE), 'latin1')
  const digest = createHash('sha256')
    .update(file.subarray(0, begin))
    .update(file.subarray(end))
    .digest()
  const signature = Buffer.from(signedData(digest, key)).toString('hex')
  if (signature.length > 2 * ROOM) throw new Error('the chain of certificates is too long')
  file.write(signature, begin + 1, 'latin1')
  return new Uint8Array(file)
}

/** The PDF with an empty signature behind it: field, catalog, first page, and a table of what is new. */
function withPlace(pdf: Uint8Array, by: string, at: Date): string {
  const { objects, trailer } = readPdf(pdf)
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const root = reference(trailer, 'Root') ?? 0
  const catalog = objects.get(root) ?? ''
  const [first = 0] = references(objects.get(reference(catalog, 'Pages') ?? 0) ?? '', 'Kids')
  const page = objects.get(first) ?? ''
  const size = Number(/\/Size (\d+)/u.exec(trailer)?.[1])
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)?.[1]
  if (catalog === '' || page === '' || !size || !before)
    throw new Error('a PDF that the press did not write')
  const [value, field] = [size, size + 1]
  const time = at.toISOString().replace(/\D/gu, '').slice(0, 14)
  const added = new Map([
    [
      value,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${pdfText(by)} /M (D:${time}Z) ${RANGE} /Contents <${'0'.repeat(2 * ROOM)}> >>`,
    ],
    [
      field,
      // Hidden and locked: nothing to see, and nothing for a screen reader to name.
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${pdfText('Signature')} /V ${value} 0 R /Rect [0 0 0 0] /F 130 /P ${first} 0 R >>`,
    ],
    [first, withAnnotation(page, field)],
    [root, opened(catalog, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
  ])
  return `${text}${text.endsWith('\n') ? '' : '\n'}${update(
    added,
    text.length + (text.endsWith('\n') ? 0 : 1),
    {
      trailer: trailer.replace(/\/Size \d+/u, `/Size ${size + 2} /Prev ${before}`),
    },
  )}`
}

const opened = (object: string, more: string): string => object.replace('<<', `<< ${more}`)

const withAnnotation = (page: string, field: number): string =>
  /\/Annots \[/u.test(page)
    ? page.replace('/Annots [', `/Annots [${field} 0 R `)
    : opened(page, `/Annots [${field} 0 R]`)

function update(
  added: Map<number, string>,
  from: number,
  { trailer }: { trailer: string },
): string {
  let body = ''
  const lines = [...added]
    .toSorted(([one], [other]) => one - other)
    .map(([id, object]) => {
      const at = String(from + body.length).padStart(10, '0')
      body += `${id} 0 obj\n${object}\nendobj\n`
      return `${id} 1\n${at} 00000 n \n`
    })
  return `${body}xref\n${lines.join('')}${trailer.trimEnd()}\nstartxref\n${from + body.length}\n%%EOF\n`
}

/** A text of a PDF in any script: UTF-16. */
const pdfText = (text: string): string =>
  `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`

/** The signature: CMS SignedData (RFC 5652) whose attributes name the certificate that it is made with. */
function signedData(digest: Uint8Array, { key, certificates }: SigningKey): Uint8Array {
  const own = certificates[0] ?? new Uint8Array()
  const hash = der(SEQUENCE, objectId(SHA256))
  const certificateId = der(
    SEQUENCE,
    der(SEQUENCE, der(SEQUENCE, der(OCTETS, createHash('sha256').update(own).digest()))),
  )
  // No signing time: in a PDF the dictionary says it.
  const attributes = [
    attribute('1.2.840.113549.1.9.3', objectId(DATA)),
    attribute('1.2.840.113549.1.9.4', der(OCTETS, digest)),
    attribute('1.2.840.113549.1.9.16.2.47', certificateId),
  ].toSorted(compareBytes)
  const signature = sign('sha256', der(SET, ...attributes), key)
  const signer = der(
    SEQUENCE,
    der(INTEGER, Uint8Array.of(1)),
    issuerAndSerial(own),
    hash,
    der(0xa0, ...attributes),
    der(SEQUENCE, ...signatureKind(key.asymmetricKeyType)),
    der(OCTETS, signature),
  )
  const data = der(
    SEQUENCE,
    der(INTEGER, Uint8Array.of(1)),
    der(SET, hash),
    der(SEQUENCE, objectId(DATA)),
    der(0xa0, ...certificates.toSorted(compareBytes)),
    der(SET, signer),
  )
  return der(SEQUENCE, objectId(SIGNED_DATA), der(0xa0, data))
}

const attribute = (type: string, value: Uint8Array): Uint8Array =>
  der(SEQUENCE, objectId(type), der(SET, value))

function signatureKind(type: string | undefined): Uint8Array[] {
  if (type === 'rsa') return [objectId('1.2.840.113549.1.1.11'), Uint8Array.of(5, 0)]
  if (type === 'ec') return [objectId('1.2.840.10045.4.3.2')]
  throw new Error(`a key that PDFs are not signed with: ${type}`)
}

function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const [body] = inside(readDer(certificate))
  const parts = body ? inside(body) : []
  // The version is left out in certificates of version 1.
  const [serial, , issuer] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts
  if (!serial || !issuer) throw new Error('a certificate without issuer or number')
  return der(SEQUENCE, issuer.whole, serial.whole)
}
