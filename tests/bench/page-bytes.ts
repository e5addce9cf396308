import type { Page } from '@playwright/test'

/** What came over the wire for one page, headers included. */
export interface PageBytes {
  bytes: number
  requests: number
  /** Scripts that were fetched or stand in the document. */
  scripts: number
}

/** Opens a page in Chromium with an empty cache, and counts. */
export async function countPage(page: Page, url: string): Promise<PageBytes> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  let requests = 0
  let scripts = 0
  session.on('Network.requestWillBeSent', ({ request, type }) => {
    if (request.url.startsWith('data:')) return
    requests += 1
    if (type === 'Script') scripts += 1
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await page.goto(url, { waitUntil: 'networkidle' })
  const inline = await page.locator('script:not([src]):not([type="application/ld+json"])').count()
  return { bytes, requests, scripts: scripts + inline }
}
