import { expect, test } from '@playwright/test'
import { wordsFor } from '#app/translations/translate.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'
import { familyWorkbook } from '#tests/support/family-workbook.ts'
import {
  aDesk,
  aPhoneWithoutScript,
  expectNoSidewaysScroll,
  scheduleEvent,
  sendInvitations,
  signInAsDemoOfficer,
  WITH_MOVING_CLOCK,
} from '#tests/support/journey.ts'
import { aMailServer, calendarIn, linkIn, type MailServer } from '#tests/support/mail-server.ts'
import { pdfFacts } from '#tests/print/pdf-facts.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000
const TITLE = 'Children’s citizenship ceremony in June'
const FAMILY = 'family1@example.org'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let app: RunningApp
let mailbox: MailServer
test.beforeAll(async () => {
  mailbox = await aMailServer()
  app = await startApp({ ...WITH_MOVING_CLOCK, environment: { SMTP_URL: mailbox.url } })
})
test.afterAll(async () => {
  await app?.stop()
  await mailbox?.close()
})

test('a ceremony: scheduled, families brought in, invited, answered in Arabic on a phone, listed', async ({
  browser,
}) => {
  const { bytes, rows } = await familyWorkbook()
  const desk = await (await aDesk(browser, app)).newPage()

  await test.step('the officer schedules the ceremony', async () => {
    await signInAsDemoOfficer(desk)
    await scheduleEvent(desk, {
      kind: 'ceremony',
      title: TITLE,
      startsOn: new Date(Date.now() + 40 * DAY_MS),
      capacity: 120,
    })
  })
  const event = new URL(desk.url()).pathname

  await test.step('thirty families come in from a workbook', async () => {
    await desk.goto(`${event}/guests/import`)
    await desk.locator('input[type="file"]').setInputFiles({
      name: 'families.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: bytes,
    })
    await desk.getByRole('button', { name: 'Read the file' }).click()
    await desk.getByRole('button', { name: /^Check 30 rows/ }).click()
    await desk.getByRole('button', { name: /^Bring in 30 families/ }).click()
    await expect(desk.getByText('30 families were added')).toBeVisible({ timeout: 30_000 })
    await desk.goto(`${event}/guests`)
    for (const [name, native] of [rows[0]!, rows[3]!, rows[9]!, rows[29]!]) {
      await expect(desk.getByText(name!).first()).toBeVisible()
      await expect(desk.getByText(native!).first()).toBeVisible()
    }
  })

  await test.step('the invitations go out, one recipient each, to those who have e-mail', async () => {
    await sendInvitations(desk, app)
    const withEmail = rows.filter((row) => row[2]).length
    const letters = await mailbox.waitFor(withEmail, { withinMs: 60_000 })
    expect(new Set(letters.map(({ recipients }) => recipients.join())).size).toBe(withEmail)
  })

  const [letter] = await mailbox.waitFor(1, { to: FAMILY })
  const link = linkIn(letter!, '/i/')

  await test.step('the calendar part is read alike by two parsers, and says nothing to strangers', async () => {
    const file = calendarIn(letter!)
    const [ours, theirs] = [readByIcalJs(file), readByNodeIcal(file)]
    for (const { method, entries } of [ours, theirs]) {
      expect(method).toBe('REQUEST')
      expect(entries).toHaveLength(1)
      expect(entries[0]).toMatchObject({ url: link, status: 'CONFIRMED' })
      expect(entries[0]!.attendees[0]).toMatchObject({
        address: FAMILY,
        rsvp: expect.stringMatching(/^false$/i),
      })
      expect(JSON.stringify(entries[0])).not.toMatch(/citizen/i)
    }
    expect(ours.entries[0]!.startsAt).toBe(theirs.entries[0]!.startsAt)
  })

  await test.step('the parent answers in Arabic at 360 px, without JavaScript', async () => {
    const t = wordsFor('ar')
    const phone = await (await aPhoneWithoutScript(browser, app, { language: 'ar' })).newPage()
    await phone.goto(link)
    await expect(phone.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(phone.locator('html')).toHaveAttribute('lang', /^ar/)
    await phone.getByRole('button', { name: t('frame.continue') }).click()
    await expect(phone.getByRole('alert')).toContainText(t('reply-form.choose-answer'))
    await phone.getByRole('radio', { name: t('reply-form.yes') }).check()
    await phone.locator('[name="people.adults"]').fill('١')
    await phone.locator('[name="people.children"]').fill('1')
    await phone.locator('[name="names"]').fill('ليلى الخطيب')
    await phone.locator('[name="message"]').fill('نصل بالحافلة، شكرًا')
    await phone.getByRole('button', { name: t('frame.continue') }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('check.title'))
    await expect(phone.getByText('ليلى الخطيب')).toBeVisible()
    await phone.getByRole('button', { name: t('check.send') }).click()
    await expect(phone.getByText(t('settled.confirmed'))).toBeVisible()
    await expectNoSidewaysScroll(phone)
    await phone.goto(link)
    await expect(phone.getByText(t('settled.confirmed'))).toBeVisible()
    await phone.context().close()
    await mailbox.waitFor(2, { to: FAMILY })
  })

  await test.step('the officer sees the answer in the list, and finds it by a name in either script', async () => {
    await desk.goto(`${event}/guests`)
    await expectNoSidewaysScroll(desk)
    const row = desk.getByRole('row').filter({ hasText: rows[0]![0]! })
    await expect(row).toContainText('Coming')
    for (const typed of ['أميرة', 'amira']) {
      await desk.goto(`${event}/guests?q=${encodeURIComponent(typed)}`)
      await expect(desk.getByText(rows[0]![0]!).first()).toBeVisible()
      await expect(desk.getByText(rows[29]![0]!)).toHaveCount(0)
    }
  })

  await test.step('the roll for the door is a PDF', async () => {
    const roll = await desk.request.get(`${event}/guests/roll.pdf`)
    expect(roll.headers()['content-type']).toBe('application/pdf')
    expect(pdfFacts(await roll.body()).pages).toBe(1)
  })

  await test.step('the child’s name is approved, and the certificate carries it and is verified without it', async () => {
    await desk.goto(`${event}/names`)
    await desk.getByRole('button', { name: /of families who come$/ }).click()
    await desk.getByRole('button', { name: /^Approve Layla/ }).click()
    await desk.goto(`${event}/print`)
    await desk.getByRole('button', { name: /^Issue \d+ certificate/ }).click()
    await desk.getByRole('button', { name: /^Print .*certificate.* as one PDF$/ }).click()
    let pdf = new Uint8Array()
    await expect(async () => {
      const answer = await desk.request.get(`${event}/certificates.pdf`)
      expect(answer.headers()['content-type']).toBe('application/pdf')
      pdf = new Uint8Array(await answer.body())
    }).toPass({ timeout: 60_000 })
    const facts = pdfFacts(pdf)
    expect(facts).toMatchObject({ pages: 1, tagged: true, fontsMissing: 0 })
    expect(facts.bookmarkTitles).toHaveLength(1)
    const printed = facts.bookmarkTitles[0]!
    await desk.goto(`${event}/names`)
    await expect(desk.getByText(printed).first()).toBeAttached()
    await desk.goto(`${event}/print`)
    await expect(desk.getByText(/2026-|2027-|20\d\d-\d{4}/).first()).toBeVisible()
  })
})
