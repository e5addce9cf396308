/** Hostile words in workbooks that come in, and on the paper that goes out, through the product's own pages. */
import { and, eq } from 'drizzle-orm'
import { zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/node'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { PRINT_TASK, printCertificates } from '#app/domain/ceremonies/print-certificates.server.ts'
import { newId } from '#app/domain/ids.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { LETTERS_PRINT } from '#app/domain/mail/letters-print.ts'
import { printLetters } from '#app/domain/mail/print-letters.server.ts'
import { searchForm, sortForm } from '#app/domain/names.ts'
import { stopPress } from '#app/print/press.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { honouree, nameProof, organisation, person } from '#db/schema/index.ts'
import { pdfFacts } from '#tests/print/pdf-facts.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anInvitation } from '#tests/support/factories.ts'
import { KEPT, RUNS } from '#tests/support/hostile-words.ts'
import { unescaped } from '#tests/support/page-forms.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })
afterAll(stopPress)

let here: CouncilWorld
let desk: string
let cookie: string
beforeEach(async () => {
  ;({ here } = await twoWorlds(database.db))
  desk = `/desk/events/${here.events[0].eventId}`
  cookie = here.cookies.owner
})

const scene = () => ({
  councilId: here.councilId,
  eventId: here.events[0].eventId ?? '',
  occurrenceId: here.events[0].occurrenceId ?? '',
})

const bringIn = (bytes: Uint8Array, name: string) => {
  const multipart = new FormData()
  multipart.append('file', new File([new Uint8Array(bytes)], name))
  return app.ask(`${desk}/guests/import`, { cookie, multipart })
}

test('a workbook of hostile cells, headings and tabs is shown as text and comes in as text', async () => {
  const head = ['Name', '<img src=x onerror=alert(1)>', 'E-mail']
  const rows = KEPT.map((value, at) => [value, value, `guest-${at}@example.org`])
  const workbook = await writeXlsxFile(
    [head, ...rows].map((row) => row.map((value) => ({ value, type: String }))),
    { sheet: '<script>alert(1)' },
  ).toBuffer()
  const begun = await bringIn(workbook, '"><svg/onload=alert(1)>.xlsx')
  expect(begun.status).toBe(303)
  const columns = String(begun.headers.location)
  for (const path of [columns, `${columns}/check`]) {
    const page = await app.ask(path, { cookie })
    expect([path, page.status, RUNS.exec(page.body)?.[0]]).toEqual([path, 200, undefined])
    expect(unescaped(page.body)).toContain('<img src=x onerror=alert(1)>')
  }
})

test('a workbook that is a bomb, or only calls itself one, is refused beside the field', async () => {
  const megabyte = new Uint8Array(1024 * 1024)
  const sheets = Array.from({ length: 80 }, (_, at) => [`xl/worksheets/sheet${at}.xml`, megabyte])
  const bomb = zipSync(Object.fromEntries(sheets))
  for (const [bytes, name] of [
    [bomb, 'guests.xlsx'],
    [bomb.subarray(0, 900), 'guests.xlsx'],
    [new TextEncoder().encode('%PDF-1.7'), 'guests.csv'],
  ] as const) {
    const { status, body } = await bringIn(bytes, name)
    expect([name, bytes.length, status]).toEqual([name, bytes.length, 422])
    expect(body).toContain('govuk-error-message')
  }
})

test('on certificates names stand as they were approved, and nothing in them runs', async () => {
  const { councilId, occurrenceId } = scene()
  const children = KEPT.map((name) => ({ id: newId(), personId: newId(), name }))
  await inCouncil(database.db, councilId, async (tx) => {
    const createdAt = new Date()
    for (const { id, personId, name } of children) {
      const found = { nameSearch: searchForm(name), nameSort: sortForm(name), language: 'en' }
      await tx
        .insert(person)
        .values({ councilId, id: personId, fullName: name, ...found, createdAt })
      await tx.insert(honouree).values({ councilId, id, occurrenceId, personId, createdAt })
      const said = { createdBy: 'test', createdAt, approvedAt: createdAt, approvedBy: 'test' }
      await tx.insert(nameProof).values({ councilId, honoureeId: id, revision: 1, name, ...said })
    }
  })
  const [child] = children
  const proof = await app.ask(`${desk}/names/${child?.id}/proof.pdf`, { cookie })
  expect(pdfFacts(proof.bytes)).toMatchObject({ bookmarkTitles: [KEPT[0]], fontsMissing: 0 })
  for (const path of [`${desk}/names`, `${desk}/names/${child?.id}`, `${desk}/print`]) {
    const page = await app.ask(path, { cookie })
    expect([path, page.status, RUNS.exec(page.body)?.[0]]).toEqual([path, 200, undefined])
  }
  for (const step of [{ do: 'issue' }, { do: 'pdf all' }]) {
    const { status } = await app.ask(`${desk}/print`, { cookie, form: step })
    expect([step.do, status]).toEqual([step.do, 303])
  }
  await runDueTasks(database.db, {
    now: () => new Date(),
    runners: { [PRINT_TASK]: printCertificates },
  })
  const printed = await app.ask(`${desk}/certificates.pdf`, { cookie })
  const { bookmarkTitles, pages } = pdfFacts(printed.bytes)
  expect(bookmarkTitles).toEqual(expect.arrayContaining(KEPT))
  expect(pages).toBe(bookmarkTitles.length)
}, 60_000)

test('printed letters are one a family, whatever the families are called', async () => {
  const setting = scene()
  for (const name of KEPT) await anInvitation(database.db, setting, { name, email: null })
  const { status } = await app.ask(`${desk}/letters/print`, {
    cookie,
    form: { do: 'print new' },
  })
  expect(status).toBe(303)
  const page = await app.ask(`${desk}/letters/print`, { cookie })
  expect(RUNS.exec(page.body)?.[0]).toBeUndefined()
  await runDueTasks(database.db, {
    now: () => new Date(),
    runners: { [LETTERS_PRINT]: printLetters },
  })
  const letters = await app.ask(`${desk}/letters/print.pdf`, { cookie })
  expect(pdfFacts(letters.bytes)).toMatchObject({
    pages: KEPT.length,
    tagged: true,
    fontsMissing: 0,
  })
}, 60_000)

test('an organisation is called what was typed, everywhere', async () => {
  for (const name of KEPT) {
    const form = { name, shortName: name.slice(0, 20), kind: 'charity', place: name, aliases: name }
    const made = await app.ask('/desk/directory/organisations/new', { cookie, form })
    expect([name, made.status]).toEqual([name, 303])
    const [kept] = await database.db
      .select({ id: organisation.id })
      .from(organisation)
      .where(and(eq(organisation.councilId, here.councilId), eq(organisation.name, name)))
    for (const path of [
      '/desk/directory/organisations',
      `/desk/directory/organisations/${kept?.id}`,
      `${desk}/settings/partners`,
      `${desk}/guests/group`,
    ]) {
      const page = await app.ask(path, { cookie })
      expect([path, page.status, RUNS.exec(page.body)?.[0]]).toEqual([path, 200, undefined])
    }
  }
  const list = unescaped((await app.ask('/desk/directory/organisations', { cookie })).body)
  for (const name of KEPT) expect(list).toContain(name)
}, 60_000)
