import { eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import {
  certificatePdf,
  reprintCertificate,
} from '#app/domain/ceremonies/certificate-pdf.server.ts'
import { showCertificateCode } from '#app/domain/ceremonies/certificate-code.ts'
import { findDesign, saveDesign } from '#app/domain/ceremonies/designs.server.ts'
import { replaceCertificate } from '#app/domain/ceremonies/issue-certificates.server.ts'
import { codeOf } from '#app/domain/ceremonies/ledger.server.ts'
import { revokeCertificate } from '#app/domain/ceremonies/revoke.server.ts'
import { verifyCertificate } from '#app/domain/ceremonies/verify-certificate.server.ts'
import { stopPress } from '#app/print/press.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { certificate, certificateDesign, council, file } from '#db/schema/index.ts'
import { pdfFacts } from '#tests/print/pdf-facts.ts'
import {
  anApprovedChild,
  aChild,
  approving,
  gave,
  issuing,
  ledger,
  OFFICER,
  proposing,
} from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))
afterAll(stopPress)

async function oneIssued(setting: Setting) {
  await anApprovedChild(database.db, setting)
  await issuing(database.db, setting)
  const [row] = await ledger(database.db, setting)
  if (!row) throw new Error('nothing was issued')
  return row
}

describe('issuing', () => {
  test('gives each approved child one certificate, with serials of the year in order', async () => {
    const setting = await anEvent(database.db)
    for (const name of ['Bo', 'Ana', 'Zoe']) await anApprovedChild(database.db, setting, name)
    await aChild(database.db, setting, 'Unapproved')
    const all = { ok: true, value: { issued: 3, replaced: 0, missing: 1 } }
    expect(await issuing(database.db, setting)).toEqual(all)
    expect(await issuing(database.db, setting)).toEqual({
      ok: true,
      value: { issued: 0, replaced: 0, missing: 1 },
    })
    const rows = await ledger(database.db, setting)
    expect(rows.map(({ serial, ceremonyOn }) => [serial, ceremonyOn])).toEqual([
      ['2027-0001', '2027-06-26'],
      ['2027-0002', '2027-06-26'],
      ['2027-0003', '2027-06-26'],
    ])
    expect(rows[0]?.printed).toMatchObject({
      body: 'to celebrate becoming a British citizen, at Council House, Earl Street, on 26\u00a0June\u00a02027.',
      specimen: null,
    })
  })

  test('by twenty officers at once gives no serial twice and leaves none out', async () => {
    const councilId = (await anEvent(database.db)).councilId
    const settings: Setting[] = []
    for (let at = 0; at < 20; at++) {
      const setting = await anEvent(database.db, { councilId })
      await anApprovedChild(database.db, setting, `Child ${'ABCDEFGHIJKLMNOPQRST'[at]}`)
      settings.push(setting)
    }
    const results = await Promise.all(settings.map((setting) => issuing(database.db, setting)))
    expect(results.every(({ ok }) => ok)).toBe(true)
    const serials = (await ledger(database.db, { councilId })).map(({ serial }) => serial)
    expect(serials).toEqual(
      Array.from({ length: 20 }, (_, at) => `2027-${String(at + 1).padStart(4, '0')}`),
    )
  }, 60_000)

  test('of one ceremony by several officers at once gives each child one certificate', async () => {
    const setting = await anEvent(database.db)
    for (const name of ['Ana', 'Bo', 'Zoe']) await anApprovedChild(database.db, setting, name)
    const results = await Promise.all([1, 2, 3, 4].map(() => issuing(database.db, setting)))
    const issued = results.map((result) => gave(result).issued)
    expect(issued.toSorted()).toEqual([0, 0, 0, 3])
    expect(await ledger(database.db, setting)).toHaveLength(3)
  })

  test('for a demo prints Specimen across the page', async () => {
    const setting = await anEvent(database.db)
    await database.db.update(council).set({ demo: true }).where(eq(council.id, setting.councilId))
    expect((await oneIssued(setting)).printed.specimen).toBe('Specimen')
  })

  test('anew replaces what an earlier design made, and nothing else', async () => {
    const setting = await anEvent(database.db)
    const old = await oneIssued(setting)
    await save(setting, 1, { heading: 'Certificate of Welcome' })
    await anApprovedChild(database.db, setting, 'Zoe')
    expect(await issuing(database.db, setting)).toMatchObject({ value: { issued: 1, replaced: 0 } })
    expect(await issuing(database.db, setting, { renew: true })).toMatchObject({
      value: { issued: 0, replaced: 1 },
    })
    expect(await issuing(database.db, setting, { renew: true })).toMatchObject({
      value: { issued: 0, replaced: 0 },
    })
    const rows = await ledger(database.db, setting)
    expect(rows.map(({ replacedById }) => replacedById)).toEqual([rows[2]?.id, null, null])
    expect(rows[0]?.id).toBe(old.id)
    expect(rows[2]?.printed.heading).toBe('Certificate of Welcome')
  })
})

async function save(setting: Setting, version: number, change: Record<string, unknown>) {
  const { content } = await findDesign(database.db, setting)
  return saveDesign(database.db, {
    ...setting,
    version,
    content: { ...content, ...change },
    actor: OFFICER,
    now: NOW,
  })
}

describe('a design', () => {
  test('is saved in versions; the second officer does not overwrite the first', async () => {
    const setting = await anEvent(database.db)
    expect(await findDesign(database.db, setting)).toMatchObject({
      version: 0,
      content: { heading: 'Certificate of Celebration', signatories: [] },
    })
    expect(await save(setting, 0, { rosette: false })).toMatchObject({ value: { version: 1 } })
    expect(await save(setting, 0, { heading: 'Other' })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    expect(await save(setting, 1, {})).toMatchObject({ value: { version: 1 } })
    const rows = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(certificateDesign),
    )
    expect(rows).toHaveLength(1)
  })

  test.each([
    [{ signatories: Array(4).fill({ name: 'A', role: 'B' }) }, 'too-many-signatories'],
    [{ body: 'for {name} on {date}' }, 'unknown-placeholder'],
    [{ body: 'on {date' }, 'unknown-placeholder'],
    [{ heading: 'Certificate of Naturalisation' }, 'official-words'],
    [{ lead: 'The Secretary\n of State certifies that' }, 'official-words'],
  ])('%j is refused', async (change, reason) => {
    const setting = await anEvent(database.db)
    expect(await save(setting, 0, change)).toEqual({ ok: false, reason })
  })
})

describe('a correction', () => {
  test('replaces the certificate once it is approved: both stay in the ledger, one holds', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await anApprovedChild(database.db, setting, 'Layla Hadad')
    await issuing(database.db, setting)
    await proposing(database.db, setting, honoureeId, 1, { name: 'Layla Haddad', reason: 'Typo' })
    const [before] = await ledger(database.db, setting)
    expect(before?.replacedById).toBeNull()
    expect(await approving(database.db, setting, honoureeId, 2)).toEqual({
      ok: true,
      value: { certificateReplaced: true },
    })
    const [old, fresh] = await ledger(database.db, setting)
    expect([old?.replacedById, fresh?.replacedById]).toEqual([fresh?.id, null])
    expect(fresh?.serial).toBe('2027-0002')
    expect(fresh?.nameHmac).not.toBe(old?.nameHmac)
    const ask = (row = old) =>
      verifyCertificate(database.db, { ...setting, code: codeOf(row?.id ?? '') })
    expect(await ask(old)).toMatchObject({ state: 'replaced' })
    expect(await ask(fresh)).toMatchObject({ state: 'genuine' })
  })

  test('by hand is refused for what no longer holds, and in another council', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    const other = await anEvent(database.db)
    const how = { certificateId: row.id, actor: OFFICER, now: NOW }
    expect(await replaceCertificate(database.db, { ...other, ...how })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await replaceCertificate(database.db, { ...setting, ...how })).toMatchObject({
      ok: true,
    })
    expect(await replaceCertificate(database.db, { ...setting, ...how })).toEqual({
      ok: false,
      reason: 'no-longer-valid',
    })
  })
})

describe('a code', () => {
  test('is kept as a hash only, is long, and opens nothing in another council', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    const code = codeOf(row.id)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    expect(row.codeHash).toBe(createHash('sha256').update(code).digest('hex'))
    expect(JSON.stringify(row)).not.toContain(code)
    const other = await anEvent(database.db)
    expect(await verifyCertificate(database.db, { ...other, code })).toBeUndefined()
  })

  test('is read as people type it', async () => {
    const setting = await anEvent(database.db)
    const code = codeOf((await oneIssued(setting)).id)
    const typed = ` ${showCertificateCode(code).toLowerCase().replace(/1/g, 'l').replace(/0/g, 'o')} `
    expect(await verifyCertificate(database.db, { ...setting, code: typed })).toMatchObject({
      state: 'genuine',
      serial: '2027-0001',
      ceremonyOn: '2027-06-26',
    })
  })

  test.each(['', 'ABC', '0000-0000-0000', 'X'.repeat(120), '2027-0001'])(
    'that was never given out answers nothing: %j',
    async (code) => {
      const setting = await anEvent(database.db)
      await oneIssued(setting)
      expect(await verifyCertificate(database.db, { ...setting, code })).toBeUndefined()
    },
  )

  test('of a revoked certificate says so, and the child may be issued another', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    const revoke = () =>
      revokeCertificate(database.db, {
        ...setting,
        certificateId: row.id,
        reason: 'issued_by_mistake',
        actor: OFFICER,
        now: NOW,
      })
    expect(await revoke()).toEqual({ ok: true, value: undefined })
    expect(await revoke()).toEqual({ ok: false, reason: 'no-longer-valid' })
    expect(
      await verifyCertificate(database.db, { ...setting, code: codeOf(row.id) }),
    ).toMatchObject({
      state: 'revoked',
    })
    expect(await issuing(database.db, setting)).toMatchObject({ value: { issued: 1 } })
  })
})

describe('a reprint', () => {
  const later = new Date('2027-07-01T08:00:00Z')

  test('is the first print byte for byte, whatever the council changed since', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    const print = (now: Date) =>
      certificatePdf(database.db, { ...setting, certificateId: row.id, keeps: true, now })
    const first = await print(NOW)
    await save(setting, 1, { heading: 'Certificate of Welcome' })
    await database.db
      .update(council)
      .set({ name: 'Borchester Unitary Council' })
      .where(eq(council.id, setting.councilId))
    const again = await print(later)
    expect(again?.name).toBe('2027-0001 Layla Haddad.pdf')
    expect(Buffer.compare(first?.bytes ?? Buffer.of(), again?.bytes ?? Buffer.of(1))).toBe(0)
    const [after] = await ledger(database.db, setting)
    expect(after?.pdfSha256).toBe(
      createHash('sha256')
        .update(first?.bytes ?? Buffer.of())
        .digest('hex'),
    )
    expect(pdfFacts(again?.bytes ?? Buffer.of())).toMatchObject({ pages: 1, tagged: true })
  })

  test('has a copy for an archive, alike each time, and the ledger keeps the first print', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    const copy = (now: Date) =>
      certificatePdf(database.db, {
        ...setting,
        certificateId: row.id,
        standard: 'a-2a',
        keeps: true,
        now,
      })
    const [first, again] = [await copy(NOW), await copy(later)]
    expect(Buffer.compare(first?.bytes ?? Buffer.of(), again?.bytes ?? Buffer.of(1))).toBe(0)
    const facts = pdfFacts(first?.bytes ?? Buffer.of())
    expect(facts.claims).toContain('pdfaid:conformance>A')
    expect(facts).toMatchObject({ pages: 1, tagged: true, fontsMissing: 0 })
    const [after] = await ledger(database.db, setting)
    expect(after?.pdfSha256).toBeNull()
  })

  test('that is only looked at leaves the ledger as it is', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    await certificatePdf(database.db, { ...setting, certificateId: row.id, now: later })
    expect(await ledger(database.db, setting)).toEqual([row])
  })

  test('is made of the same facts even where the kept file is lost', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    const print = (now: Date) =>
      certificatePdf(database.db, { ...setting, certificateId: row.id, keeps: true, now })
    const first = await print(NOW)
    await inCouncil(database.db, setting.councilId, async (tx) => {
      await tx.update(certificate).set({ fileId: null })
      await tx.delete(file)
    })
    const again = await print(later)
    expect(Buffer.compare(first?.bytes ?? Buffer.of(), again?.bytes ?? Buffer.of(1))).toBe(0)
  })

  test('is counted, with a reason, as long as the certificate holds', async () => {
    const setting = await anEvent(database.db)
    const row = await oneIssued(setting)
    const reprint = () =>
      reprintCertificate(database.db, {
        ...setting,
        certificateId: row.id,
        reason: 'damaged',
        actor: OFFICER,
        now: later,
      })
    expect([await reprint(), await reprint()]).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 2 },
    ])
    await revokeCertificate(database.db, {
      ...setting,
      certificateId: row.id,
      reason: 'withdrawn',
      actor: OFFICER,
      now: later,
    })
    expect(await reprint()).toEqual({ ok: false, reason: 'no-longer-valid' })
  })

  test('of another council’s certificate does not exist', async () => {
    const row = await oneIssued(await anEvent(database.db))
    const other = await anEvent(database.db)
    expect(
      await certificatePdf(database.db, { ...other, certificateId: row.id, now: NOW }),
    ).toBeUndefined()
  })
})
