import { rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { wordMessage } from '#app/domain/wording/write-wording.server.ts'
import { LOCALES } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'
import { AS_PREPARED, prepareData } from '#tests/support/prepared-data.ts'
import { startApp } from '#tests/support/running-app.ts'

const KEY = 'about-privacy.title'
const TAGS = LOCALES.filter(({ complete }) => complete).map(({ tag }) => tag)
/** Languages that the council words itself. */
const OWN = ['ro', 'ar']
const DIALLED_AT_ONCE = 100

/**
 * So many readers at the same moment, in every language in turn, against the built server. All lines are
 * open before the first request goes; half of the pages are kept ones, half are made anew. None may be
 * answered in another's language or words.
 */
export async function proveLanguages(
  readers: number,
): Promise<{ name: string; runs: number; differences: number }> {
  const { dataDir } = await prepareData(async (db) => {
    const councilId = await aCouncil(db, { languages: TAGS })
    const accountId = await anAccount(db, councilId)
    const actor = { kind: 'account', accountId, role: 'officer' } as const
    for (const language of OWN)
      await wordMessage(db, {
        councilId,
        actor,
        language,
        key: KEY,
        text: titleIn(language),
        address: '192.0.2.1',
        now: NOW,
      })
  })
  const app = await startApp({ environment: AS_PREPARED, dataDir })
  const { hostname, port } = new URL(app.origin)
  const asked = Array.from({ length: readers }, (_, at) => ({
    tag: TAGS[(at * 7) % TAGS.length] ?? 'en',
    path: at % 2 === 0 ? '/privacy' : `/privacy?reader=${at}`,
  }))
  try {
    const lines: Socket[] = []
    for (let from = 0; from < readers; from += DIALLED_AT_ONCE)
      lines.push(
        ...(await Promise.all(
          asked.slice(from, from + DIALLED_AT_ONCE).map(() => dial(hostname, Number(port))),
        )),
      )
    const heard = await Promise.all(
      asked.map(({ tag, path }, at) => read(`${app.origin}${path}`, tag, lines[at])),
    )
    const wrong = asked.filter(({ tag }, at) => heard[at] !== `200 ${tag} ${titleIn(tag)}`)
    for (const { tag, path } of wrong.slice(0, 5))
      console.log(`${path} in ${tag}: ${heard[asked.findIndex((one) => one.path === path)]}`)
    return { name: 'languages', runs: readers, differences: wrong.length }
  } finally {
    await app.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const titleIn = (tag: (typeof TAGS)[number] | string): string => {
  const came = TAGS.find((known) => known === tag)
  return OWN.includes(tag) || !came ? `${tag}, in the council’s words` : wordsFor(came)(KEY)
}

function dial(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const line = connect({ host, port }, () => resolve(line))
    line.once('error', reject)
  })
}

/** "200 ar <title>": the status, the page's language and its heading. */
function read(address: string, tag: string, line: Socket | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(
      address,
      {
        headers: { 'Accept-Language': tag, Connection: 'close' },
        ...(line ? { createConnection: () => line } : {}),
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const body = Buffer.concat(chunks).toString()
          const lang = /<html lang="([^"]+)"/.exec(body)?.[1]
          const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1]
          resolve(`${answer.statusCode} ${lang} ${title}`)
        })
      },
    )
    asking.on('error', reject)
    asking.end()
  })
}
