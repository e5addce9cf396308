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
const t = wordsFor('en')

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let app: RunningApp
test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app?.stop())

test('a hotel’s worker answers 14 on a phone, amends it to 12, and a waiting family gets the two places', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(desk)
  await scheduleEvent(desk, {
    kind: 'welcome',
    title: 'Tea for neighbours',
    startsOn: new Date(Date.now() + 40 * DAY_MS),
    capacity: 14,
  })
  const event = new URL(desk.url()).pathname

  await desk.goto(`${event}/guests/group`)
  await desk.locator('[name="organisation"]').fill('Crowne Lodge Broad Lane')
  await desk.locator('[name="codedName"]').fill('Rowan House')
  await desk.locator('[name="fullName"]').fill('Teresa Quayle')
  await desk.locator('[name="places"]').fill('12')
  await desk.locator('[name="most"]').fill('14')
  await desk.getByRole('button', { name: 'Invite a group' }).click()
  await expect(desk).toHaveURL(/\/guests\/[0-9a-f-]{36}/)
  await desk.getByRole('button', { name: 'Show their link' }).click()
  const shown = desk.locator('input[value*="/group/"]')
  const link = new URL(await shown.inputValue()).pathname

  const phone = await (await aPhoneWithoutScript(browser, app)).newPage()
  await phone.goto(link)
  await expect(phone.getByText(t('group.kept', { places: 12 }))).toBeVisible()
  await expect(phone.getByText('Crowne Lodge')).toHaveCount(0)
  await expectNoSidewaysScroll(phone)
  await phone.locator('[name="people.all"]').fill('14')
  await phone
    .getByRole('button', { name: t('group.send') })
    .first()
    .click()
  await expect(phone.getByText(t('settled.confirmed'))).toBeVisible()

  await desk.goto(`${event}/guests/new`)
  await desk.locator('[name="fullName"]').fill('Samira Haddad')
  await desk.locator('[name="people"]').fill('2')
  await desk.getByRole('button', { name: 'Add to the list' }).click()
  await expect(desk).toHaveURL(/\/guests\/[0-9a-f-]{36}/)
  const family = new URL(desk.url()).pathname
  await desk.goto(`${family}/answer`)
  await desk.locator('[name="channel"][value="phone"]').check()
  await desk.locator('[name="answer"][value="yes"]').check()
  await desk.locator('[name="adults"]').fill('2')
  await desk.getByRole('button', { name: 'Keep this answer' }).click()
  await expect(desk).toHaveURL(new RegExp(`${family}$`))
  await desk.goto(`${event}/waiting`)
  await expect(desk.getByText('Samira Haddad').first()).toBeVisible()

  await phone.goto(link)
  await phone.getByRole('link', { name: t('settled.change'), exact: true }).click()
  await expect(phone.locator('[name="people.all"]')).toHaveValue('14')
  await phone.locator('[name="people.all"]').fill('12')
  await phone.locator('[name="detail.interpreter"]').fill('Arabic 5\nTigrinya')
  await phone
    .locator('summary')
    .filter({ hasText: t('group.needs') })
    .click()
  await phone.getByRole('checkbox', { name: t('need.diet_halal') }).check()
  await phone.locator('[name="detail.diet_halal"]').fill('9')
  await expectNoSidewaysScroll(phone)
  await phone
    .getByRole('button', { name: t('group.send') })
    .last()
    .click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('check.title'))
  await phone.getByRole('button', { name: t('check.send') }).click()
  await expect(phone.getByText(t('settled.confirmed'))).toBeVisible()
  await expect(phone.getByText('Tigrinya')).toBeVisible()
  await expectNoSidewaysScroll(phone)
  await expect(phone.getByText('Haddad')).toHaveCount(0)

  await desk.goto(`${event}/waiting`)
  await expect(desk.getByText('Samira Haddad')).toHaveCount(0)
  await expect(desk.getByText('14 coming')).toBeVisible()
  // A family's page is another door: the group's token does not open it.
  await phone.goto(link.replace('/group/', '/i/'))
  await expect(phone.getByText('Rowan House')).toHaveCount(0)
})
