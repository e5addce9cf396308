import { expect, test } from '@playwright/test'
import { wordsFor } from '#app/translations/translate.ts'
import {
  aDesk,
  aPhoneWithoutScript,
  expectNoSidewaysScroll,
  scheduleEvent,
  signInAsDemoOfficer,
} from '#tests/support/journey.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000
const FAMILY = 'Amira Al-Khatib'
const [en, ar] = [wordsFor('en'), wordsFor('ar')]

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let app: RunningApp
test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app?.stop())

test('a family is invited again, finds itself filled in, brings fewer, and is forgotten', async ({
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

  await test.step('the officer picks it from the families of the ceremony', async () => {
    await desk.goto(`${event}/guests/again`)
    const ceremony = desk.locator('[name="from"] option', { hasText: 'ceremony' }).first()
    await desk.locator('[name="from"]').selectOption((await ceremony.getAttribute('value'))!)
    await desk.locator('[name="language"]').selectOption('ar')
    await desk.getByRole('button', { name: 'Show them' }).click()
    for (const box of await desk.locator('[name="party"]').all()) await box.uncheck()
    await desk.getByRole('row').filter({ hasText: FAMILY }).getByRole('checkbox').check()
    await desk.getByRole('button', { name: 'Invite the ticked ones' }).click()
    await expect(desk.getByText('1 was added')).toBeVisible()
    await expect(desk.getByRole('row').filter({ hasText: FAMILY })).toHaveCount(0)
    await desk.goto(`${event}/guests`)
    await desk.getByRole('link', { name: FAMILY }).first().click()
  })
  const family = new URL(desk.url()).pathname
  await desk.getByRole('button', { name: 'Show their link' }).click()
  const link = new URL(await desk.locator('input[value*="/i/"]').inputValue()).pathname
  const phone = await (await aPhoneWithoutScript(browser, app)).newPage()
  const count = (band: string) => phone.locator(`[name="people.${band}"]`)

  await test.step('who they are is filled in, what they need is not; whose it is can be told', async () => {
    await phone.goto(`${link}?lang=en`)
    await expect(phone.getByText(en('reply-form.filled-in'))).toBeVisible()
    await expect(phone.locator('[name="language"]')).toHaveValue('ar')
    await phone.getByRole('radio', { name: en('reply-form.yes') }).check()
    await expect(count('adults')).toHaveValue('2')
    await expect(count('young')).toHaveValue('1')
    await expect(count('children')).toHaveValue('1')
    await expect(phone.locator('[name="needs"]:checked')).toHaveCount(0)
    await phone.locator('#need-step_free').check()
    await phone.getByRole('button', { name: en('frame.continue') }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(en('whose.title'))
    await phone.getByLabel(en('whose.child', { number: 1 })).check()
    await expectNoSidewaysScroll(phone)
    await phone.getByRole('button', { name: en('frame.continue') }).click()
    await expect(phone.getByText(`(${en('whose.child', { number: 1 })})`)).toBeVisible()
    await expect(phone.getByText(en('check.gets', { places: 4 }))).toBeVisible()
    await phone.getByRole('button', { name: en('check.send') }).click()
    await expect(phone.getByText(en('settled.confirmed'))).toBeVisible()
    await desk.goto(family)
    await expect(desk.getByText('step-free way in (a child)')).toBeVisible()
  })

  await test.step('one more is asked for: there is room, and it is said before anything is sent', async () => {
    await phone.goto(`${link}?change=1`)
    await count('adults').fill('3')
    await phone.getByRole('button', { name: en('frame.continue') }).click()
    await phone.getByRole('button', { name: en('frame.continue') }).click()
    await expect(phone.getByText(en('check.more-free', { places: 1 }))).toBeVisible()
  })

  await test.step('fewer people are shown as places given up, in Arabic', async () => {
    await phone.goto(`${link}?change=1&lang=ar`)
    await expect(phone.locator('html')).toHaveAttribute('dir', 'rtl')
    await count('adults').fill('١')
    await count('young').fill('0')
    await phone.locator('#need-step_free').uncheck()
    await phone.getByRole('button', { name: ar('frame.continue') }).click()
    const says = [ar('check.gives-up', { places: 2 }), ar('check.keeps', { places: 2 })].join(' ')
    await expect(phone.getByText(says)).toBeVisible()
    await expectNoSidewaysScroll(phone)
    await phone.getByRole('button', { name: ar('check.send') }).click()
    await expect(phone.getByText(ar('settled.confirmed'))).toBeVisible()
  })

  await test.step('it asks to be forgotten: opening the page does nothing, pressing the button does', async () => {
    await phone.goto(`${link}?lang=en`)
    await phone.getByRole('link', { name: en('forget.link') }).click()
    await expect(phone.getByText(en('forget.gives-up'))).toBeVisible()
    await desk.goto(family)
    await expect(desk.getByRole('heading', { name: FAMILY })).toBeVisible()
    await phone.getByRole('button', { name: en('forget.button') }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(en('forget.done-title'))
    await phone.goto(link)
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(en('over.title'))
  })

  await test.step('nobody at the desk finds it any more', async () => {
    await desk.goto(family)
    await expect(desk.getByText('This family was forgotten')).toBeVisible()
    await desk.goto(`/desk/directory?q=${encodeURIComponent(FAMILY)}`)
    await expect(desk.locator('main')).not.toContainText(FAMILY)
  })
})
