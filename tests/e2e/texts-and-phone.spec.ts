import { expect, test } from '@playwright/test'
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
import { aNotifyServer, type NotifyServer } from '#tests/support/notify-server.ts'
import { faultsHere } from '#tests/support/page-walk.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000
const ukrainian = wordsFor('uk')
const tigrinya = wordsFor('ti')

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let app: RunningApp
let notify: NotifyServer
test.beforeAll(async () => {
  notify = await aNotifyServer()
  // The app's clock is put on by three minutes below, and with it the time in its tokens.
  notify.patienceSeconds = 600
  app = await startApp({
    ...WITH_MOVING_CLOCK,
    environment: {
      NOTIFY_API_KEY: notify.key,
      NOTIFY_TEMPLATE_ID: notify.templateId,
      NOTIFY_URL: notify.url,
    },
  })
})
test.afterAll(async () => {
  await app?.stop()
  await notify?.close()
})

test('a family without e-mail is invited by text and answers; another answers an officer’s call in Tigrinya', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app, { script: false })).newPage()
  await signInAsDemoOfficer(desk)
  await desk.goto('/desk/settings/texts')
  await desk.getByRole('checkbox', { name: 'Send texts to families without e-mail' }).check()
  await desk.getByLabel('What a part costs the council, in pence').fill('2.4')
  await desk.getByRole('button', { name: 'Save text messages' }).click()
  // The officer works without script; another screen of hers lets the pages be looked at.
  const signedIn = await desk.context().storageState()
  const other = await (await aDesk(browser, app, { signedIn })).newPage()
  const faults = async (path: string) => faultsHere(other, (await other.goto(path))!)
  expect(await faults('/desk/settings/texts')).toEqual([])
  await scheduleEvent(desk, {
    kind: 'welcome',
    title: 'Tea for neighbours',
    startsOn: new Date(Date.now() + 40 * DAY_MS),
  })
  const event = new URL(desk.url()).pathname
  const add = async (fullName: string, phone: string, language: string) => {
    await desk.goto(`${event}/guests/new`)
    await desk.locator('[name="fullName"]').fill(fullName)
    await desk.locator('[name="phone"]').fill(phone)
    await desk.locator('[name="language"]').selectOption(language)
    await desk.locator('[name="people"]').fill('4')
    await desk.getByRole('button', { name: 'Add to the list' }).click()
    await expect(desk).toHaveURL(/\/guests\/[0-9a-f-]{36}/)
  }
  await add('Halyna Petrenko', '07700 900321', 'uk')
  await add('Mehret Tekle', '01632 960321', 'ti')

  // What it costs stands there before anything is sent.
  expect(await faults(`${event}/letters/invite`)).toEqual([])
  await desk.goto(`${event}/letters/invite`)
  await expect(desk.getByText(/1 text in 3 parts: about £0\.08\./).first()).toBeVisible()
  await expect(desk.locator('pre[lang="uk"]')).toContainText('Запрошення')
  await expect(desk.getByRole('radio', { name: /by text where there is a mobile/ })).toBeChecked()
  await desk.getByRole('button', { name: 'Send letters' }).click()
  await expect(desk.getByText('Until then you can stop it')).toBeVisible()
  threeMinutesLater(app)
  await expect.poll(() => notify.taken.length, { timeout: 30_000 }).toBe(1)
  const [text] = notify.taken
  expect(text).toMatchObject({ to: '+447700900321' })

  const link = /https?:\/\/\S+\/i\/\S+/.exec(text!.body)?.[0] ?? ''
  const phone = await (await aPhoneWithoutScript(browser, app, { language: 'uk' })).newPage()
  await phone.goto(link)
  await phone.getByRole('radio', { name: ukrainian('reply-form.yes') }).check()
  await phone.locator('[name="people.adults"]').fill('2')
  await phone.getByRole('button', { name: ukrainian('frame.continue') }).click()
  await phone.getByRole('button', { name: ukrainian('check.send') }).click()
  await expect(phone.getByText(ukrainian('settled.confirmed'))).toBeVisible()

  // The other family has a telephone that takes no texts: an officer rings, on a phone of her own.
  await desk.setViewportSize({ width: 360, height: 740 })
  await desk.goto(`${event}/phone`)
  await expect(desk.getByRole('link', { name: 'Next call: Mehret Tekle' })).toBeVisible()
  await expectNoSidewaysScroll(desk)
  await desk.getByLabel('Who is on the line?').fill('960321')
  await desk.keyboard.press('Enter')
  await desk.getByRole('link', { name: 'Mehret Tekle', exact: true }).first().click()
  const question = desk.locator('.said-guest[lang="ti"]')
  await expect(question.filter({ hasText: tigrinya('reply-form.will-you-come') })).toBeVisible()
  await expectNoSidewaysScroll(desk)
  // Nothing chosen: it is asked for, and what was typed is kept.
  await desk.locator('[name="adults"]').fill('3')
  await desk.getByRole('button', { name: 'Save the answer' }).click()
  await expect(desk.getByRole('alert')).toBeVisible()
  await expect(desk.locator('[name="adults"]')).toHaveValue('3')
  await desk.getByRole('radio', { name: 'Yes, we will come' }).check()
  await desk.getByRole('button', { name: 'Save the answer' }).click()
  await expect(desk.getByText('Nobody is left to ring for this date.')).toBeVisible()
  await desk.goto(`${event}/guests`)
  await expect(desk.getByText('5 coming')).toBeVisible()
})
