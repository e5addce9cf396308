import { chromium } from '@playwright/test'
import { findChromium } from '#tests/support/browser.ts'
import { servedInvitation } from '../invited-family.ts'
import { countPage, type PageBytes } from '../page-bytes.ts'
import { rounded, type BenchRow } from '../row.ts'

const LANGUAGES = ['en', 'ar', 'uk']
const MOST_BYTES = 20_000
const MOST_REQUESTS = 3

/** The invitation page on the wire: the heaviest of its languages. */
export const invitationWeight: BenchRow = {
  id: 'invitation-weight',
  how: 'A ceremony’s invitation page opened in Chromium with an empty cache: bytes on the wire with headers, requests and scripts; the heaviest language counts.',
  async measure() {
    const browser = await chromium.launch({ executablePath: await findChromium() })
    try {
      const pages: (PageBytes & { language: string })[] = []
      for (const language of LANGUAGES)
        pages.push(
          await servedInvitation(language, async (app, path) => {
            const page = await browser.newPage()
            const counted = await countPage(page, `${app.origin}${path}`)
            await page.close()
            return { ...counted, language }
          }),
        )
      const heaviest = Math.max(...pages.map(({ bytes }) => bytes))
      return {
        value: rounded(heaviest / 1_000, 2),
        unit: 'kB',
        floor: null,
        ratio: null,
        bar: '<= 20 kB, <= 3 requests, 0 scripts',
        holds: pages.every(
          ({ bytes, requests, scripts }) =>
            bytes <= MOST_BYTES && requests <= MOST_REQUESTS && scripts === 0,
        ),
        detail: pages
          .map(
            (one) =>
              `${one.language}: ${one.bytes} bytes, ${one.requests} requests, ${one.scripts} scripts.`,
          )
          .join(' '),
      }
    } finally {
      await browser.close()
    }
  },
}
