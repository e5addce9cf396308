import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash, verify, X509Certificate } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { inside, readDer } from '#app/print/der.ts'
import { readSigningKey } from '#app/print/signing-key.server.ts'
import { stopPress } from '#app/print/press.server.ts'
import { renderPdf } from '#app/print/render.server.ts'
import { signPdf } from '#app/print/sign-pdf.server.ts'
import { aCertificate, AT, certificates } from './print-jobs.ts'

afterAll(stopPress)

const has = (program: string) => spawnSync(program, ['-v']).error === undefined
const PASSWORD = 'a pass phrase'

/** A P12 file of a certificate that vouches for itself, by OpenSSL. */
function aP12(kind: string[], more: string[] = []): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'herald-p12-'))
  const at = (name: string) => join(folder, name)
  try {
    const subject = ['-subj', '/CN=Borchester Council/O=Borchester']
    const asked = ['req', '-x509', '-newkey', ...kind, '-nodes', '-days', '365', ...subject]
    execFileSync('openssl', [...asked, '-keyout', at('key'), '-out', at('cert')], {
      stdio: 'ignore',
    })
    const pass = ['-passout', `pass:${PASSWORD}`, ...more]
    const parts = ['-inkey', at('key'), '-in', at('cert'), '-out', at('p12')]
    execFileSync('openssl', ['pkcs12', '-export', ...parts, ...pass])
    return new Uint8Array(readFileSync(at('p12')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const pdf = () =>
  renderPdf('certificate', certificates([aCertificate('ليلى الحدّاد'), aCertificate('Ana')]), AT)

/** What is signed, and the signature, read from the file as any program would. */
function signatureIn(file: Uint8Array) {
  const text = Buffer.from(file).toString('latin1')
  const [a, b, c] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text)!.slice(1).map(Number)
  const signed = Buffer.concat([file.subarray(0, a), file.subarray(b, b! + c!)])
  const cms = readDer(Buffer.from(text.slice(a! + 1, b! - 1), 'hex'))
  const data = inside(inside(inside(cms)[1]!)[0]!)
  const signer = inside(inside(data.at(-1)!)[0]!)
  const attributes = signer.find(({ tag }) => tag === 0xa0)!
  return {
    end: b! + c!,
    digest: createHash('sha256').update(signed).digest(),
    certificate: new X509Certificate(inside(data.find(({ tag }) => tag === 0xa0)!)[0]!.whole),
    attributes: Buffer.concat([Uint8Array.of(0x31), attributes.whole.subarray(1)]),
    signature: signer.at(-1)!.content,
  }
}

describe.skipIf(!has('openssl'))('a signed certificate', () => {
  test.each([
    ['RSA', ['rsa:2048']],
    ['elliptic curves', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
  ])('holds with %s, over every byte, and leaves the PDF as it was', async (_, kind) => {
    const key = readSigningKey(aP12(kind), PASSWORD)
    const plain = await pdf()
    const signed = signPdf(plain, { key, by: 'Borchester Council', at: AT.createdAt })
    expect(Buffer.compare(signed.subarray(0, plain.length), plain)).toBe(0)
    const found = signatureIn(signed)
    expect(found.end).toBe(signed.length)
    expect(found.certificate.subject).toContain('Borchester Council')
    expect(verify('sha256', found.attributes, found.certificate.publicKey, found.signature)).toBe(
      true,
    )
    expect(found.attributes.includes(found.digest)).toBe(true)
    const forged = Buffer.from(signed)
    forged[1000]! ^= 1
    expect(found.attributes.includes(signatureIn(forged).digest)).toBe(false)
  })

  test.skipIf(!has('pdfsig'))('is valid to pdfsig', async () => {
    const key = readSigningKey(aP12(['rsa:2048']), PASSWORD)
    const signed = signPdf(await pdf(), { key, by: 'Borchester Council', at: AT.createdAt })
    const folder = mkdtempSync(join(tmpdir(), 'herald-signed-'))
    writeFileSync(join(folder, 'signed.pdf'), signed)
    const said = spawnSync('pdfsig', ['-nocert', join(folder, 'signed.pdf')], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(said.stdout).toContain('Signature Validation: Signature is Valid.')
    expect(said.stdout).toContain('Total document signed')
    expect(said.stdout).toContain('ETSI.CAdES.detached')
  })

  test('needs the right password, and a file that is whole', () => {
    const p12 = aP12(['rsa:2048'])
    expect(() => readSigningKey(p12, 'another')).toThrow('does not open with this password')
    expect(() => readSigningKey(p12.subarray(0, 200), PASSWORD)).toThrow('cut off')
  })
})
