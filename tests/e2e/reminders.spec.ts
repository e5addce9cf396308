import { expect, test, type Page } from '@playwright/test'
import {
  aDesk,
  aDayLater,
  aPhoneWithoutScript,
  expectNoSidewaysScroll,
  scheduleEvent,
  sendInvitations,
  signInAsDemoOfficer,
  WITH_MOVING_CLOCK,
} from '#tests/support/journey.ts'
import { linkIn, aMailServer, type MailServer } from '#tests/support/mail-server.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000
const OWN = 'We kept two chairs by the window. Tell us whether you need them.'

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

async function invite(desk: Page, event: string, name: string, email: string): Promise<void> {
  await desk.goto(`${event}/guests/new`)
  await desk.locator('[name="fullName"]').fill(name)
  await desk.locator('[name="email"]').fill(email)
  await desk.locator('[name="language"]').selectOption('en')
  await desk.locator('[name="people"]').fill('6')
  await desk.getByRole('button', { name: 'Add to the list' }).click()
  await expect(desk).toHaveURL(/\/guests\/[0-9a-f-]{36}/)
}

/** The letter in the council's own words: refused with broken braces, seen before it is saved. */
async function wordTheReminder(desk: Page): Promise<void> {
  await desk.goto('/desk/settings/letters?kind=welcome&language=en')
  await desk.getByRole('link', { name: 'Reminder to answer' }).click()
  const lead = desk.getByLabel('What it says first')
  await lead.fill('Dear {nobody')
  await desk.getByRole('button', { name: 'Save these words' }).click()
  await expect(desk.getByText('The braces do not fit together').first()).toBeVisible()
  await expect(lead).toHaveValue('Dear {nobody')
  await lead.fill(OWN)
  await desk.getByRole('button', { name: 'Preview' }).click()
  await expect(desk.getByRole('region', { name: 'How it reads' })).toContainText(OWN)
  await desk.getByRole('button', { name: 'Save these words' }).click()
  await expect(desk.getByText('Letters are written so from now on')).toBeVisible()
}

/** No quiet hours, so that the journey goes at any time of day. */
async function dropQuietHours(desk: Page): Promise<void> {
  await desk.goto('/desk/settings/council')
  await desk.locator('[name="quietFrom"]').fill('00:00')
  await desk.locator('[name="quietUntil"]').fill('00:00')
  await desk.getByRole('button', { name: 'Save' }).click()
  await expect(desk).toHaveURL(/saved/)
}

/** A day and a time in London, so many hours from now. */
function inLondon(hours: number): { day: string; time: string } {
  const at = new Date(Date.now() + hours * 3_600_000)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at)
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  return { day, time }
}

test('a rule is set, read and steered; its letter reaches who has not answered, in the council’s words', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app, { script: false })).newPage()
  await signInAsDemoOfficer(desk)
  await dropQuietHours(desk)
  await wordTheReminder(desk)

  await scheduleEvent(desk, {
    kind: 'welcome',
    title: 'Tea for neighbours',
    startsOn: new Date(Date.now() + 40 * DAY_MS),
  })
  const event = new URL(desk.url()).pathname
  await invite(desk, event, 'Samuel Okafor', 'silent@example.org')
  await invite(desk, event, 'Olena Koval', 'answered@example.org')
  await sendInvitations(desk, app)
  const [letter] = await mailbox.waitFor(1, { to: 'answered@example.org' })
  await mailbox.waitFor(1, { to: 'silent@example.org' })

  const phone = await (await aPhoneWithoutScript(browser, app)).newPage()
  await phone.goto(linkIn(letter!, '/i/'))
  await phone.getByRole('radio', { name: /^No/ }).check()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await phone.getByRole('button', { name: /Send/ }).click()
  await mailbox.waitFor(2, { to: 'answered@example.org' })

  // Tomorrow, and not sooner: the invitation has only just gone.
  const due = inLondon(24.5)
  await desk.goto(`${event}/letters/reminders`)
  const rule = (part: string) => desk.locator(`[name="rules.unanswered-1.${part}"]`)
  await rule('isOn').check()
  await rule('time').fill(due.time)
  await rule('amount').fill('700')
  await desk.getByRole('button', { name: 'Save the rules' }).click()
  await expect(desk.getByText('Enter a whole number of days').first()).toBeVisible()
  const closes = await closingDay(desk, event)
  const days = Math.round((Date.parse(closes) - Date.parse(due.day)) / DAY_MS)
  await desk.goto(`${event}/letters/reminders`)
  await rule('isOn').check()
  await rule('time').fill(due.time)
  await rule('amount').fill(String(days))
  await desk.getByRole('button', { name: 'Save the rules' }).click()

  await expect(desk).toHaveURL(/letters\?saved/)
  const row = desk.getByRole('row', { name: /without an answer/ })
  await expect(row).toContainText('1 family without an answer')
  await expect(row).toContainText('English')
  await row.getByRole('button', { name: 'Stop this one' }).click()
  await expect(desk.getByText('Stopped for this date')).toBeVisible()
  await desk.getByRole('button', { name: 'Let it go out' }).click()
  await expect(desk.getByText('It goes out at its time again')).toBeVisible()
  await desk.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(desk)

  const read = await desk.request.get(`${event}/letters/preview?kind=invitation_reminder&guest=x`)
  expect(await read.text()).toContain(OWN)
  expect(
    mailbox.arrived.filter(({ recipients }) => recipients.includes('silent@example.org')),
  ).toHaveLength(1)

  aDayLater(app)
  const [, reminder] = await mailbox.waitFor(2, { to: 'silent@example.org', withinMs: 90_000 })
  expect(reminder?.mail.subject).toContain('Will you come?')
  expect(reminder?.mail.text).toContain(OWN)
  expect(reminder?.mail.text).toContain('Dear Samuel Okafor,')
  expect(
    mailbox.arrived.filter(({ recipients }) => recipients.includes('answered@example.org')),
  ).toHaveLength(2)
})

/** The day on which replies close, as the settings of the date have it. */
async function closingDay(desk: Page, event: string): Promise<string> {
  await desk.goto(`${event}/settings`)
  await desk.locator('a[href*="/settings/dates/"]:not([href$="/new"])').first().click()
  const part = (name: string) => desk.locator(`[name="repliesCloseOn.${name}"]`).inputValue()
  const [year, month, day] = [await part('year'), await part('month'), await part('day')]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
