import { expect, test, type Browser, type Page } from '@playwright/test'
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

/** Lets an organisation nominate, and opens its link on a phone that runs no script. */
async function aNominator(desk: Page, browser: Browser, event: string, name: string) {
  await desk.goto(`${event}/nominations/links`)
  await desk.locator('[name="organisationId"]').selectOption({ label: name })
  await desk.locator('[name="fullName"]').fill('Dana Whitfield')
  await desk.locator('[name="email"]').fill('dana.whitfield@example.org')
  await desk.getByRole('button', { name: 'Make a link' }).click()
  const link = await desk.getByLabel(`The link of ${name}`).inputValue()
  const phone = await (await aPhoneWithoutScript(browser, app)).newPage()
  const path = new URL(link).pathname
  await phone.goto(path)
  return { phone, path }
}

test('three nominate, one child twice in two scripts; the desk joins, undoes, joins, and invites', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(desk)
  await scheduleEvent(desk, {
    kind: 'ceremony',
    title: 'Winter ceremony',
    startsOn: new Date(Date.now() + 40 * DAY_MS),
    capacity: 60,
  })
  const event = new URL(desk.url()).pathname

  const register = await aNominator(desk, browser, event, 'Coventry Register Office')
  await register.phone.getByRole('link', { name: t('nominate.add-several') }).click()
  const lines = [
    'Mohammed Nasser; Rania Nasser; rania.nasser@example.org; Arabic; Larkfield Primary',
    'Layla Nasser 12/03/2015; Rania Nasser; rania.nasser@example.org',
  ]
  await register.phone.locator('[name="children"]').fill(lines.join('\n'))
  const nominate = register.phone.getByRole('button', { name: t('nominate.save-several') })
  await nominate.click()
  await expect(register.phone.locator('.govuk-error-summary')).toContainText('Line 2')
  const typed = register.phone.locator('[name="children"]')
  await expect(typed).toHaveValue(lines.join('\n'))
  await typed.fill(lines.join('\n').replace(' 12/03/2015', ''))
  await nominate.click()
  await expect(register.phone.getByText(t('nominate.did-added', { children: 2 }))).toBeVisible()
  await register.phone.locator('[name="newlyRegistered"]').fill('40')
  await register.phone.getByRole('button', { name: t('nominate.count-save') }).click()
  await expectNoSidewaysScroll(register.phone)

  const centre = await aNominator(desk, browser, event, 'Central England Law Centre')
  await centre.phone.getByRole('link', { name: t('nominate.add-one') }).click()
  await centre.phone.locator('[name="childName"]').fill('محمد ناصر')
  await centre.phone.getByLabel(t('nominate.reach-us')).check()
  await centre.phone.getByRole('button', { name: t('nominate.save-one') }).click()
  await expect(centre.phone.getByText('Mohammed Nasser')).toHaveCount(0)

  const school = await aNominator(desk, browser, event, 'Larkfield Primary School')
  await school.phone.goto(`${school.path}?add=one`)
  await school.phone.locator('[name="childName"]').fill('Olena Koval')
  await school.phone.getByLabel(t('nominate.reach-us')).check()
  await school.phone.getByRole('button', { name: t('nominate.save-one') }).click()

  await desk.goto(`${event}/nominations`)
  await expect(desk.getByText('4 of 40 newly registered children are nominated.')).toBeVisible()
  await desk.getByRole('button', { name: /^One child/ }).click()
  await expect(desk.getByText('They are one child.')).toBeVisible()
  await desk.getByRole('button', { name: /^Undo/ }).click()
  await desk.getByRole('button', { name: /^One child/ }).click()
  await expect(desk.getByText('3 of 40 newly registered children are nominated.')).toBeVisible()

  for (const box of await desk.locator('[name="nominations"]').all()) await box.check()
  await desk.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(desk.getByRole('heading', { name: 'Accept 3 children' })).toBeVisible()
  await desk.getByRole('button', { name: 'Accept 3 children and invite 2 families' }).click()
  await expect(desk.locator('.alarm').first()).toContainText('3 children')
  await desk.goto(`${event}/names`)
  await expect(desk.locator('main')).toContainText('Mohammed Nasser')
  await expect(desk.locator('main')).toContainText('Olena Koval')

  await centre.phone.goto(centre.path)
  await expect(centre.phone.getByText(t('nominate.state-accepted'))).toBeVisible()
})
