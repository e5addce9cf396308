import { expect, test } from '@playwright/test'
import { wordsFor } from '#app/translations/translate.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'
import {
  aDesk,
  aPhoneWithoutScript,
  scheduleEvent,
  sendInvitations,
  signInAsDemoOfficer,
  WITH_MOVING_CLOCK,
} from '#tests/support/journey.ts'
import { aMailServer, calendarIn, linkIn, type MailServer } from '#tests/support/mail-server.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000
const TITLE = 'Spring meeting of the partnership'
const CONTACT = 'welcome@newport.example.org'

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

test('a convening: an organisation is invited, names its delegates, and stands on the list', async ({
  browser,
}) => {
  const t = wordsFor('en')
  const desk = await (await aDesk(browser, app, { script: false })).newPage()
  await signInAsDemoOfficer(desk)
  await scheduleEvent(desk, {
    kind: 'convening',
    title: TITLE,
    startsOn: new Date(Date.now() + 30 * DAY_MS),
    capacity: 40,
    place: 'St Mary’s Guildhall',
  })
  const event = new URL(desk.url()).pathname

  await test.step('the officer puts a delegation on the list, and invites it', async () => {
    await desk.goto(`${event}/guests/new`)
    await desk.getByRole('radio', { name: 'A delegation' }).check()
    await desk.locator('[name="organisation"]').fill('Newport City Council')
    await desk.locator('[name="fullName"]').fill('Manon Pryce')
    await desk.locator('[name="email"]').fill(CONTACT)
    await desk.getByLabel('Invitation for up to').fill('3')
    await desk.getByRole('button', { name: 'Add to the list' }).click()
    await desk.goto(`${event}/guests`)
    await expect(
      desk.getByText('Newport City Council').or(desk.getByText('Manon Pryce')).first(),
    ).toBeVisible()
    await sendInvitations(desk, app)
  })

  const [letter] = await mailbox.waitFor(1, { to: CONTACT, withinMs: 60_000 })

  await test.step('the calendar entry has its own time and asks for no answer', async () => {
    const file = calendarIn(letter!)
    for (const { entries } of [readByIcalJs(file), readByNodeIcal(file)]) {
      expect(entries).toHaveLength(1)
      expect(entries[0]!.attendees[0]).toMatchObject({
        address: CONTACT,
        rsvp: expect.stringMatching(/^false$/i),
      })
    }
  })

  await test.step('the contact answers with two delegates, without a script', async () => {
    const phone = await (await aPhoneWithoutScript(browser, app)).newPage()
    await phone.goto(linkIn(letter!, '/i/'))
    await phone.getByRole('radio', { name: t('reply-form.yes') }).check()
    await phone.locator('[name="people.adults"]').fill('4')
    await phone.getByRole('button', { name: t('frame.continue') }).click()
    await expect(phone.getByRole('alert')).toContainText('3')
    await phone.locator('[name="people.adults"]').fill('2')
    await phone.locator('[name="names"]').fill('Manon Pryce\nEluned Parry')
    await phone.getByRole('button', { name: t('frame.continue') }).click()
    await expect(phone.getByText('Eluned Parry', { exact: true })).toBeVisible()
    await phone.getByRole('button', { name: t('check.send') }).click()
    await expect(phone.getByText(t('settled.confirmed'))).toBeVisible()
    await phone.context().close()
  })

  await test.step('the list shows two coming, and the download names nobody twice', async () => {
    await desk.goto(`${event}/guests`)
    await expect(desk.getByText(/2 coming/).first()).toBeVisible()
    await expect(desk.getByRole('row').filter({ hasText: /Newport|Manon/ })).toContainText('Coming')
  })
})
