import { expect, test, type Page } from '@playwright/test'
import { wordsFor } from '#app/translations/translate.ts'
import {
  aDesk,
  aPhoneWithoutScript,
  expectNoSidewaysScroll,
  scheduleEvent,
  signInAsDemoOfficer,
  threeMinutesLater,
  WITH_MOVING_CLOCK,
} from '#tests/support/journey.ts'
import { aMailServer, linkIn, type MailServer } from '#tests/support/mail-server.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000

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

/** Put a family on the list and take its answer on the telephone; returns the path of its page. */
async function familyOf(
  desk: Page,
  event: string,
  {
    name,
    email,
    language,
    people,
  }: { name: string; email: string; language: string; people: number },
): Promise<string> {
  await desk.goto(`${event}/guests/new`)
  await desk.locator('[name="fullName"]').fill(name)
  await desk.locator('[name="email"]').fill(email)
  await desk.locator('[name="language"]').selectOption(language)
  await desk.locator('[name="people"]').fill('6')
  await desk.getByRole('button', { name: 'Add to the list' }).click()
  await expect(desk).toHaveURL(/\/guests\/[0-9a-f-]{36}/)
  const party = new URL(desk.url()).pathname
  await tellAnswer(desk, party, 'yes', people)
  return party
}

async function tellAnswer(desk: Page, party: string, answer: 'yes' | 'no', people: number) {
  await desk.goto(`${party}/answer`)
  await desk.locator('[name="channel"][value="phone"]').check()
  await desk.locator(`[name="answer"][value="${answer}"]`).check()
  await desk.locator('[name="adults"]').fill(answer === 'yes' ? String(people) : '')
  await desk.getByRole('button', { name: 'Keep this answer' }).click()
  await expect(desk).toHaveURL(new RegExp(`${party}$`))
}

test('a waiting list: rule and reservation set, an offer taken by letter, another passed on, one out of turn', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(desk)
  await scheduleEvent(desk, {
    kind: 'welcome',
    title: 'Tea for neighbours',
    startsOn: new Date(Date.now() + 40 * DAY_MS),
    capacity: 6,
  })
  const event = new URL(desk.url()).pathname

  await test.step('the officer lets families choose within an hour, and keeps two places for staff', async () => {
    await desk.goto(`${event}/waiting/rule`)
    await desk.locator('[name="promotion"][value="offer"]').check()
    await desk.locator('[name="offerHours"]').fill('1')
    await desk.getByRole('button', { name: 'Save the rule' }).click()
    await expect(desk.getByText('is offered the places for 1 hour')).toBeVisible()
    await desk.goto(`${event}/waiting/reserve`)
    await desk.locator('[name="keptFor"][value="staff"]').check()
    await desk.locator('[name="places"]').fill('7')
    await desk.getByRole('button', { name: 'Keep the places' }).click()
    await expect(desk.getByRole('alert')).toContainText('At most 6 places can be kept')
    await desk.locator('[name="places"]').fill('2')
    await desk.getByRole('button', { name: 'Keep the places' }).click()
    await expect(desk.getByText('2 kept aside')).toBeVisible()
  })

  const add = (name: string, language: string, people: number) =>
    familyOf(desk, event, { name, email: `${name.toLowerCase()}@example.org`, language, people })
  const first = await add('Osei', 'en', 4)
  await add('Haddad', 'ar', 3)
  await add('Koval', 'uk', 4)
  await add('Warsame', 'en', 1)

  await test.step('the officer reads why a family waits', async () => {
    await desk.goto(`${event}/waiting`)
    await desk.getByText('Why not yet?').nth(2).click()
    await expect(desk.getByText('They need 4 places; none is free.')).toBeVisible()
    await expect(desk.getByText('They move up when 7 more places are free')).toBeVisible()
  })

  await test.step('a family cancels; the next one takes its places on a phone, in Arabic, without script', async () => {
    // A letter that waits in the outbox is overtaken by the next: this one has to be out first.
    await mailbox.waitFor(1, { to: 'haddad@example.org', withinMs: 30_000 })
    await tellAnswer(desk, first, 'no', 0)
    const letters = await mailbox.waitFor(2, { to: 'haddad@example.org', withinMs: 30_000 })
    const t = wordsFor('ar')
    const phone = await (await aPhoneWithoutScript(browser, app, { language: 'ar' })).newPage()
    await phone.goto(linkIn(letters[1]!, '/i/'))
    await expect(phone.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(phone.getByText(t('settled.offered'))).toBeVisible()
    await expectNoSidewaysScroll(phone)
    await phone.getByRole('button', { name: t('settled.take-places', { people: 3 }) }).click()
    await expect(phone.getByText(t('settled.confirmed'))).toBeVisible()
    await phone.context().close()
  })

  await test.step('given back places are offered, and out of turn the last family gets the one that is left', async () => {
    await desk.goto(`${event}/waiting`)
    await desk.getByRole('link', { name: 'Staff, kept aside' }).click()
    await desk.locator('[name="places"]').first().fill('1')
    await desk.getByRole('button', { name: 'Save the change' }).click()
    const row = desk.getByRole('row').filter({ hasText: 'Warsame' })
    await row.getByText('Why not yet?').click()
    await expect(row.getByText('what is free is kept for number 1')).toBeVisible()
    await row.getByRole('link', { name: /out of turn/ }).click()
    await desk.getByRole('button', { name: 'Give them 1 place out of turn' }).click()
    await expect(desk.getByRole('alert')).toContainText('Write the reason')
    await desk.locator('[name="reason"]').fill('They bring the music')
    await desk.getByRole('button', { name: 'Give them 1 place out of turn' }).click()
    await expect(desk.getByText('4 coming')).toBeVisible()
  })

  await test.step('an offer that nobody takes in its hour is passed on', async () => {
    await add('Tesfaye', 'en', 2)
    await desk.goto(`${event}/settings`)
    await desk
      .getByRole('link', { name: /^Change/ })
      .first()
      .click()
    await desk.locator('[name="capacity"]').fill('9')
    await desk.getByRole('button', { name: /Save/ }).click()
    await mailbox.waitFor(2, { to: 'koval@example.org', withinMs: 30_000 })
    for (let minutes = 0; minutes < 63; minutes += 3) {
      threeMinutesLater(app)
      // Signals that come at once count as one.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const told = await mailbox.waitFor(3, { to: 'koval@example.org', withinMs: 60_000 })
    expect(told[2]!.mail.subject).toBe(
      wordsFor('uk')('letter.lapsed-subject', { title: 'Community event' }),
    )
    const offered = await mailbox.waitFor(2, { to: 'tesfaye@example.org', withinMs: 30_000 })
    expect(offered[1]!.mail.text).toContain('/i/')
    await desk.goto(`${event}/waiting`)
    await expectNoSidewaysScroll(desk)
    await expect(desk.getByText('Places are offered to 1 family (2 people).')).toBeVisible()
  })
})
