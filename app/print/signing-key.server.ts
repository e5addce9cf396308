import {
  createDecipheriv,
  createPrivateKey,
  pbkdf2Sync,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import { inside, isObject, readDer, type Der } from './der.ts'

/** What a council signs with. */
export interface SigningKey {
  key: KeyObject
  /** Its own certificate first, then those that vouch for it; DER. */
  certificates: Uint8Array[]
}

const DATA = '1.2.840.113549.1.7.1'
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const BAG = '1.2.840.113549.1.12.10.1'
const PBES2 = '1.2.840.113549.1.5.13'
const HASHES = { '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.9': 'sha256' }
const CIPHERS = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
} as const

/**
 * Read a key and its certificates from a P12 file (PKCS #12, RFC 7292), as OpenSSL 3 writes it.
 *
 * @throws Error that says what is wrong, for whoever runs the server: another password, an old way of
 *   encryption, no key, no certificate that fits it.
 */
export function readSigningKey(p12: Uint8Array, password: string): SigningKey {
  const bags = bagsOf(p12, password)
  const shrouded = bags.find(({ kind }) => isObject(kind, `${BAG}.2`))
  if (!shrouded) throw new Error('The P12 file holds no encrypted private key')
  const key = keyOf(shrouded.value, password)
  const all = bags
    .filter(({ kind }) => isObject(kind, `${BAG}.3`))
    .map(({ value }) => new Uint8Array(inner(inside(value)[1]).content))
  const own = all.find((der) => new X509Certificate(der).checkPrivateKey(key))
  if (!own) throw new Error('The P12 file holds no certificate of its private key')
  return { key, certificates: [own, ...all.filter((der) => der !== own)] }
}

function keyOf(value: Der, password: string): KeyObject {
  try {
    const key = Buffer.from(value.whole)
    return createPrivateKey({ key, format: 'der', type: 'pkcs8', passphrase: password })
  } catch (cause) {
    throw new Error('The P12 file does not open with this password', { cause })
  }
}

interface Bag {
  kind: Der | undefined
  value: Der
}

function bagsOf(p12: Uint8Array, password: string): Bag[] {
  const [, safe] = inside(readDer(p12))
  const contents = inside(readDer(inner(inside(required(safe))[1]).content))
  return contents.flatMap((content) => {
    const [kind, value] = inside(content)
    if (isObject(kind, DATA)) return bagsIn(inner(value).content)
    if (isObject(kind, ENCRYPTED_DATA)) return bagsIn(decrypted(inner(value), password))
    throw new Error('The P12 file holds a part that is neither plain nor encrypted by password')
  })
}

const bagsIn = (bytes: Uint8Array): Bag[] =>
  inside(readDer(bytes)).map((bag) => {
    const [kind, value] = inside(bag)
    return { kind, value: inner(value) }
  })

function decrypted(data: Der, password: string): Uint8Array {
  const [, content] = inside(data)
  const [, algorithm, secret] = inside(required(content))
  const [scheme, parameters] = inside(required(algorithm))
  if (!isObject(scheme, PBES2))
    throw new Error('The P12 file is encrypted in an old way: write it anew with OpenSSL 3')
  const [derivation, encryption] = inside(required(parameters))
  const [salt, rounds, ...more] = inside(required(inside(required(derivation))[1]))
  const [cipherId, iv] = inside(required(encryption))
  const hashId = more.map((value) => (value.tag === 0x30 ? inside(value)[0] : undefined))
  const hash = Object.entries(HASHES).find(([id]) => hashId.some((value) => isObject(value, id)))
  const cipher = Object.entries(CIPHERS).find(([id]) => isObject(cipherId, id))
  if (!cipher) throw new Error('The P12 file is encrypted in a way other than AES')
  const [name, length] = cipher[1]
  const count = required(rounds).content.reduce((sum, byte) => sum * 256 + byte, 0)
  const key = pbkdf2Sync(password, required(salt).content, count, length, hash?.[1] ?? 'sha1')
  const opening = createDecipheriv(name, key, required(iv).content)
  try {
    return Buffer.concat([opening.update(required(secret).content), opening.final()])
  } catch (cause) {
    throw new Error('The P12 file does not open with this password', { cause })
  }
}

/** What an outer value, such as `[0] EXPLICIT`, holds. */
const inner = (value: Der | undefined): Der => required(inside(required(value))[0])

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The P12 file is not whole')
  return value
}
