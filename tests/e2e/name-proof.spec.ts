import { expect, test } from '@playwright/test'
import { wordsFor } from '#app/translations/translate.ts'
import { ceremonyOf } from '#tests/support/desk-pages.ts'
import {
  aDesk,
  aPhoneWithoutScript,
  expectNoSidewaysScroll,
  signInAsDemoOfficer,
} from '#tests/support/journey.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const FAMILY = 'Hodan Warsame'
const CHILD = 'Sahra Warsame'
const CORRECTED = 'Sahra Cali Warsame'
const en = wordsFor('en')

test.describe.configure({ mode: 'serial', timeout: 90_000 })

let app: RunningApp
test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app?.stop())

test('a guardian corrects a name, approves it, and says yes and then no to photographs, without script', async ({
  browser,
}) => {
  const desk = await (await aDesk(browser, app, { script: false })).newPage()
  await signInAsDemoOfficer(desk)
  const event = await ceremonyOf(desk)
  const listed = (list: string) => async () => {
    await desk.goto(`${event}/photographs/${list}`)
    return desk.getByRole('rowheader', { name: CORRECTED }).count()
  }

  await desk.goto(`${event}/names/families`)
  const row = desk.getByRole('row').filter({ hasText: FAMILY })
  await row.getByRole('button', { name: 'Show the link' }).click()
  const link = new URL(await desk.locator('input[name="link"]').inputValue()).pathname
  const phone = await (await aPhoneWithoutScript(browser, app)).newPage()

  await test.step('the certificate is there as it will be printed, and the name is corrected', async () => {
    await phone.goto(`${link}?lang=en`)
    await phone.getByRole('link', { name: CHILD }).click()
    const certificate = phone.getByRole('img', { name: CHILD })
    await expect(certificate).toBeVisible()
    const picture = await phone.request.get((await certificate.getAttribute('src'))!)
    expect(picture.headers()['content-type']).toBe('image/svg+xml')
    await phone.getByText(en('proof.correct'), { exact: true }).click()
    await phone.locator('[name="name"]').fill(CORRECTED)
    await phone.locator('[name="knownAs"]').fill('Sahra')
    await phone.locator('[name="pronunciation"]').fill('SAH-ra')
    await phone.getByRole('button', { name: en('proof.save') }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(CORRECTED)
    await expectNoSidewaysScroll(phone)
    await desk.goto(`${event}/names`)
    await expect(desk.getByText(CORRECTED).first()).toBeVisible()
  })

  await test.step('approval locks it, with time and version', async () => {
    await phone.getByRole('button', { name: en('proof.approve') }).click()
    await expect(phone.getByText(en('proof.locked'))).toBeVisible()
    await expect(phone.getByRole('button', { name: en('proof.save') })).toHaveCount(0)
    await desk.goto(`${event}/names/families`)
    await expect(row.getByText('Name settled')).toHaveCount(1)
  })

  await test.step('a yes brings the child onto the lists, and taking it back removes it', async () => {
    expect(await listed('photographer')()).toBe(0)
    await phone.getByRole('link', { name: en('proof.photographs') }).click()
    await phone.getByRole('link', { name: CORRECTED }).click()
    await phone.getByRole('button', { name: en('consent.save') }).click()
    await expect(phone.getByRole('alert')).toContainText(en('consent.choose'))
    await phone.locator('[name="guardian"][value="press"]').check()
    await phone.locator('[name="child"][value="channels"]').check()
    await phone.getByRole('button', { name: en('consent.save') }).click()
    await expect.poll(listed('photographer')).toBe(1)
    expect(await listed('group')()).toBe(1)
    expect(await listed('marshal')()).toBe(0)
    await phone.getByRole('button', { name: en('consent.withdraw') }).click()
    await expect(phone.getByRole('button', { name: en('consent.withdraw') })).toHaveCount(0)
    expect(await listed('photographer')()).toBe(0)
    expect(await listed('group')()).toBe(0)
    expect(await listed('marshal')()).toBe(1)
  })
})
