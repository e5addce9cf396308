import { expect, test, type Page } from '@playwright/test'
import { wordsFor } from '#app/translations/translate.ts'
import { readByIcalJs } from '#tests/support/calendar-readers.ts'
import type { Pressed } from '#tests/support/guest-mail/parts.ts'
import { pressed, type CalendarProgram } from '#tests/support/guest-mail/pressed.ts'
import { anImapServer, type ImapMailbox } from '#tests/support/imap-server.ts'
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
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000
const ALONE = { name: 'Idris Okonkwo', email: 'idris@example.org' }
const FAMILY = { name: 'Nadia Haddad', email: 'nadia@example.org' }

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let app: RunningApp
let out: MailServer
let mailbox: ImapMailbox
test.beforeAll(async () => {
  out = await aMailServer()
  mailbox = await anImapServer()
  app = await startApp({
    ...WITH_MOVING_CLOCK,
    environment: { SMTP_URL: out.url, IMAP_URL: mailbox.url },
  })
})
test.afterAll(async () => {
  await app?.stop()
  await mailbox?.close()
  await out?.close()
})

async function addGuest(
  desk: Page,
  event: string,
  { name, email, people }: { name: string; email: string; people: number },
) {
  await desk.goto(`${event}/guests/new`)
  const household = desk.getByRole('radio', { name: 'A family' })
  if (await household.count()) await household.check()
  await desk.locator('[name="fullName"]').fill(name)
  await desk.locator('[name="email"]').fill(email)
  await desk.getByLabel('Invitation for up to').fill(String(people))
  await desk.getByRole('button', { name: 'Add to the list' }).click()
  await expect(desk).not.toHaveURL(/guests\/new/)
}

/** A guest's calendar reads the invitation that came, and its button is pressed. */
async function press(email: string, program: CalendarProgram, over: Partial<Pressed> = {}) {
  const letters = await out.waitFor(1, { to: email, withinMs: 60_000 })
  const [entry] = readByIcalJs(calendarIn(letters[0]!)).entries
  expect(entry!.attendees[0]!.rsvp).toMatch(/^true$/i)
  mailbox.deliver(
    pressed(program, {
      uid: entry!.uid,
      organizer: entry!.organizer,
      attendee: email,
      startsAt: new Date(entry!.startsAt),
      endsAt: new Date(entry!.endsAt),
      stamp: new Date(),
      ...over,
    }),
  )
}

test('answers pressed in calendars come back by mail, count, and wait for an officer where they are unclear', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app, { script: false })).newPage()
  await signInAsDemoOfficer(desk)
  await scheduleEvent(desk, {
    kind: 'welcome',
    title: 'Music in the park',
    startsOn: new Date(Date.now() + 30 * DAY_MS),
    capacity: 40,
  })
  const event = new URL(desk.url()).pathname
  await addGuest(desk, event, { ...ALONE, people: 1 })
  await addGuest(desk, event, { ...FAMILY, people: 5 })
  await desk.goto(`${event}/guests`)
  await sendInvitations(desk, app)

  await test.step('one who is invited alone presses Yes in Outlook, and has a place', async () => {
    await press(ALONE.email, 'exchange')
    const [, confirmed] = await out.waitFor(2, { to: ALONE.email, withinMs: 60_000 })
    expect(confirmed!.mail.text).toContain('Music in the park')
    await desk.goto(`${event}/guests`)
    await expect(desk.getByRole('row').filter({ hasText: ALONE.name })).toContainText('Coming')
  })

  await test.step('a family presses Yes in Gmail, and is asked how many come', async () => {
    const t = wordsFor('en')
    await press(FAMILY.email, 'gmail')
    const [, asked] = await out.waitFor(2, { to: FAMILY.email, withinMs: 60_000 })
    expect(asked!.mail.text).toContain(t('letter.finish-no-place'))
    const phone = await (await aPhoneWithoutScript(browser, app)).newPage()
    await phone.goto(linkIn(asked!, '/i/'))
    await phone.getByRole('radio', { name: t('reply-form.no') }).check()
    await phone.getByRole('button', { name: t('frame.continue') }).click()
    await phone.getByRole('button', { name: t('check.send') }).click()
    await phone.context().close()
  })

  await test.step('a cousin who got the invitation says no; an officer drops it with the keyboard', async () => {
    const before = mailbox.count('Herald')
    await press(ALONE.email, 'apple', { attendee: 'cousin@example.org', partstat: 'DECLINED' })
    await expect.poll(() => mailbox.count('Herald'), { timeout: 60_000 }).toBe(before + 1)
    await desk.goto('/desk')
    await desk.getByRole('link', { name: 'Decide 1 answer' }).click()
    const row = desk.getByRole('row').filter({ hasText: ALONE.name })
    await expect(row).toContainText('cousin@example.org')
    await expectNoSidewaysScroll(desk)
    await row.getByRole('button', { name: 'Drop' }).focus()
    await desk.keyboard.press('Enter')
    await expect(desk.getByText('The message is dropped.')).toBeVisible()
    await expect(row).toHaveCount(0)
    await desk.goto(`${event}/guests`)
    await expect(desk.getByRole('row').filter({ hasText: ALONE.name })).toContainText('Coming')
  })
})
