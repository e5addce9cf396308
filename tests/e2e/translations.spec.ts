import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { aDesk, signInAsDemoOfficer } from '#tests/support/journey.ts'
import { faultsHere } from '#tests/support/page-walk.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

test.describe.configure({ timeout: 90_000 })

let app: RunningApp
test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app?.stop())

test('a translator’s file is downloaded, mended, looked over and brought in as drafts; nobody approves their own', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(page)
  const list = '/desk/translations?language=ro'
  expect(await faultsHere(page, (await page.goto(list))!)).toEqual([])
  // Somebody approves a message as it came; a file must not take that away unseen.
  await page.goto('/desk/translations/ro/frame.continue')
  await page.getByRole('button', { name: 'Approve this translation' }).click()
  await expect(page.getByText('Approved. Guests read it as it stands here.')).toBeVisible()

  await page.goto(list)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as a PO file' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('herald-ro.po')
  const file = await readFile(await download.path(), 'utf8')
  const mended = file
    .replace('msgstr "Înapoi"', 'msgstr "Pagina dinainte"')
    .replace(
      /(msgctxt "frame\.continue"\nmsgid "[^"]*"\nmsgstr )"[^"]*"/,
      '$1"Mai departe, vă rog"',
    )
    .replace(/(msgctxt "reply-form\.at-most"\nmsgid "[^"]*"\nmsgstr )"[^"]*"/, '$1"Invitația"')

  await page.getByRole('link', { name: 'Bring in a PO file' }).click()
  const choose = (content: string) =>
    page.getByLabel('PO file in Romanian').setInputFiles({
      name: 'herald-ro.po',
      mimeType: 'text/x-gettext-translation',
      buffer: Buffer.from(content),
    })
  await choose('not a file of translations')
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('alert')).toContainText('This is no PO file, or it is broken')
  await choose(mended)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('2 messages would change')).toBeVisible()
  await expect(page.getByText('1 message does not fit and stays as it is')).toBeVisible()
  await expect(page.getByText('Approved: it would become a draft')).toBeVisible()
  await expect(page.getByLabel('Take frame.continue from the file')).not.toBeChecked()
  await page.getByRole('button', { name: 'Save the ticked messages as drafts' }).click()
  await expect(page.getByText('1 message saved as a draft')).toBeVisible()

  await page.goto('/desk/translations/ro/form.back')
  await expect(page.getByText('You worded it, so somebody else approves it.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve this translation' })).toHaveCount(0)
  await page.goto(`${list}&state=approved`)
  await expect(page.getByText('frame.continue')).toBeVisible()
})

test('a letter reads as it is typed; a sentence that does not fit leaves it as it was', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(page)
  await page.goto('/desk/settings/letters/welcome/invitation?language=en')
  const sentence = page.locator('form[data-tries] textarea').first()
  const reads = page.locator('[data-reads]')
  await sentence.fill('Come to tea: {title}')
  await expect(reads).toContainText('Come to tea: ')
  const broken = page.waitForResponse((answer) => answer.status() === 422)
  await sentence.fill('Come to nothing')
  await broken
  await expect(reads).toContainText('Come to tea: ')
  await page.reload()
  await expect(reads).not.toContainText('Come to tea')
})
