import { expect, test, type Browser } from '@playwright/test'
import { wordsFor } from '#app/translations/translate.ts'
import {
  aDesk,
  aPhoneWithoutScript,
  expectNoSidewaysScroll,
  scheduleEvent,
  signInAsDemoOfficer,
} from '#tests/support/journey.ts'
import { aMailServer, linkIn, type MailServer } from '#tests/support/mail-server.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000
const TITLE = 'Tea and conversation at the library'

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let app: RunningApp
let mailbox: MailServer
test.beforeAll(async () => {
  mailbox = await aMailServer()
  app = await startApp({ environment: { SMTP_URL: mailbox.url } })
})
test.afterAll(async () => {
  await app?.stop()
  await mailbox?.close()
})

/** Sign a family up on the event's public page, without a script; ends on what became of it. */
async function signUp(
  browser: Browser,
  {
    name,
    email,
    adults,
    language,
  }: { name: string; email: string; adults: number; language: 'en' | 'uk' },
) {
  const t = wordsFor(language)
  const phone = await (await aPhoneWithoutScript(browser, app, { language })).newPage()
  await phone.goto('/')
  await phone.getByRole('link', { name: TITLE }).click()
  await phone.getByRole('link', { name: t('event-page.ask') }).click()
  await expectNoSidewaysScroll(phone)
  await phone.getByLabel(t('join.name')).fill(name)
  await phone.getByLabel(t('join.email')).fill(email)
  await phone.locator('[name="people.adults"]').fill(String(adults))
  await phone.getByRole('button', { name: t('frame.continue') }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('check.title'))
  await phone.getByRole('button', { name: t('join.send') }).click()
  await expect(phone).toHaveURL(/\/i\/[a-z2-7]{26}/)
  return phone
}

test('a welcome event: published, found by strangers, full, a place passed on, and called off', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(desk)
  await scheduleEvent(desk, {
    kind: 'welcome',
    title: TITLE,
    startsOn: new Date(Date.now() + 20 * DAY_MS),
    capacity: 4,
    place: 'Central Library',
  })
  const event = new URL(desk.url()).pathname

  await test.step('two families sign up without an invitation; the second has to wait', async () => {
    const first = await signUp(browser, {
      name: 'Olena Shevchenko',
      email: 'olena.s@example.org',
      adults: 3,
      language: 'uk',
    })
    await expect(first.getByText(wordsFor('uk')('settled.confirmed'))).toBeVisible()
    const second = await signUp(browser, {
      name: 'Samuel Okoro',
      email: 'samuel.o@example.org',
      adults: 2,
      language: 'en',
    })
    await expect(second.getByText(wordsFor('en')('settled.waiting'))).toBeVisible()
    await first.context().close()
    await second.context().close()
  })

  await test.step('the first gives its places back from the link in its letter, and the second is written to', async () => {
    const t = wordsFor('uk')
    const [letter] = await mailbox.waitFor(1, { to: 'olena.s@example.org' })
    // A letter that waits in the outbox is overtaken by the next: this one has to be out first.
    await mailbox.waitFor(1, { to: 'samuel.o@example.org' })
    const phone = await (await aPhoneWithoutScript(browser, app, { language: 'uk' })).newPage()
    await phone.goto(linkIn(letter!, '/i/'))
    await phone.getByRole('link', { name: t('settled.cannot-come') }).click()
    await phone.getByRole('button', { name: t('frame.continue') }).click()
    await expect(phone.getByText(/3/).first()).toBeVisible()
    await phone.getByRole('button', { name: t('check.send') }).click()
    await expect(phone.getByText(t('settled.declined'))).toBeVisible()
    await phone.context().close()
    const letters = await mailbox.waitFor(2, { to: 'samuel.o@example.org' })
    const guest = await (await aPhoneWithoutScript(browser, app)).newPage()
    await guest.goto(linkIn(letters.at(-1)!, '/i/'))
    await expect(guest.getByText(wordsFor('en')('settled.confirmed'))).toBeVisible()
    await guest.context().close()
  })

  await test.step('the officer calls it off: the page says so, and those who come are written to', async () => {
    await desk.goto(`${event}/settings`)
    const date = await desk.locator('a[href*="/settings/dates/0"]').first().getAttribute('href')
    await desk.goto(`${date}/cancel`)
    await desk.getByLabel(/^(Reason|Why)/).fill('The library has to close that day.')
    await desk.locator('main form[method="post"] button[type="submit"]').first().click()
    await expect(desk.getByText('Cancelled').first()).toBeVisible()
    const [, , goodbye] = await mailbox.waitFor(3, { to: 'samuel.o@example.org' })
    expect(goodbye!.mail.text).toContain('The library has to close that day.')
    const stranger = await (await aPhoneWithoutScript(browser, app)).newPage()
    await stranger.goto('/')
    await expect(stranger.getByText(wordsFor('en')('calendar.will-not-be')).first()).toBeVisible()
  })
})
