import { parseArgs } from 'node:util'
import { accountEmail } from '#app/domain/access/sign-in.form.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { signInAddress } from '#app/domain/access/sign-in-link.server.ts'
import {
  createCouncil,
  setCouncilHost,
  type CreateRefusal,
} from '#app/domain/councils/create-council.server.ts'
import { cleanText } from '#app/domain/names.ts'
import { connection, settings } from '#app/http/database.server.ts'
import { originOf } from '#app/http/visit.server.ts'
import type { Database } from '#db/client.server.ts'

const USAGE = `Make a council and print the link that signs its owner in, once, within 15 minutes:
  npm run council -- "Name" owner@example.org
Again with the same words: a new link, when the first has run out.
  --host events.example.org   under which this council answers; one council alone needs none
  --prefix ABC                three letters that begin its references; else the name's first three
A second council needs a host, and so does the first one then:
  npm run council -- --set-host events.example.org "Name"
Stop the server first where the database is the embedded one.`

const SENTENCES: Record<CreateRefusal, string> = {
  'needs-host':
    'There is a council already, so this one needs a host of its own: add --host events.example.org.',
  'others-need-host':
    'The council that is there answers on every host. Give it one first: npm run council -- --set-host events.example.org "Its name".',
  'host-taken': 'Another council answers on this host. Choose another with --host.',
  'not-its-owner':
    'A council of this name is there already, and this address is not one of its owners’.',
}

/**
 * `npm run council`: makes a council, or gives one a host. The last line of stdout is the link.
 *
 * @throws A sentence, or the usage, for whoever typed it.
 */
export async function council(args: string[]): Promise<void> {
  const { values, positionals } = read(args)
  const name = cleanText(positionals[0] ?? '', { max: 120 })
  if (name.text === '' || name.tooLong) throw new Error(USAGE)
  if (values['set-host'] !== undefined) {
    if (positionals.length !== 1) throw new Error(USAGE)
    const host = hostOf(values['set-host'])
    const changed = await setCouncilHost(await ready(), { name: name.text, host, now: new Date() })
    if (!changed.ok && changed.reason === 'not-found')
      throw new Error('No council has this name. Write it as its settings do.')
    if (!changed.ok) throw new Error(SENTENCES['host-taken'])
    console.log(`This council answers on ${host} now.`)
    return
  }
  const email = accountEmail.safeParse(positionals[1] ?? '')
  if (!email.success || positionals.length !== 2) throw new Error(USAGE)
  const host = values.host === undefined ? null : hostOf(values.host)
  const made = await createCouncil(await ready(), {
    name: name.text,
    prefix: prefixOf(values.prefix, name.text),
    host,
    mailFromAddress: senderOf(host),
    owner: { name: nameIn(email.data), email: email.data },
    now: new Date(),
  })
  if (!made.ok) throw new Error(SENTENCES[made.reason])
  if (!made.value.isNew) console.log('This council is there already. A new link for its owner:')
  else console.log('The council is made. This link signs its owner in, once, within 15 minutes:')
  console.log(signInAddress(originOf(made.value), made.value.linkRow))
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        host: { type: 'string' },
        prefix: { type: 'string' },
        'set-host': { type: 'string' },
      },
    })
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
}

/** The database with its tables and the secret that links are made of. */
async function ready(): Promise<Database> {
  const { db, migrate } = await connection()
  await migrate()
  await loadSecret(db, settings().secret)
  return db
}

function hostOf(typed: string): string {
  const host = typed.toLowerCase()
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/.test(host))
    throw new Error('A host is a name such as events.example.org, without https:// and slashes.')
  return host
}

function prefixOf(typed: string | undefined, name: string): string {
  const letters = (typed ?? name)
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
  if (typed !== undefined && !/^[A-Z]{3}$/.test(typed.toUpperCase()))
    throw new Error('A prefix is three letters from A to Z.')
  // A name in another script has no such letters; the settings change it.
  return letters.length >= 3 ? letters.slice(0, 3) : 'HER'
}

/** MAIL_FROM, with or without a name around the address; else a made-up address at the council's host. */
function senderOf(host: string | null): string {
  const { mailFrom, appUrl } = settings()
  const address = accountEmail.safeParse(/<([^<>]+)>\s*$/.exec(mailFrom ?? '')?.[1] ?? mailFrom)
  const hostname = host?.replace(/:\d+$/, '') ?? new URL(appUrl).hostname
  return address.success ? address.data : `events@${hostname}`
}

/** What to call an owner who has not said: "jane.doe" is Jane Doe until the accounts' page says more. */
function nameIn(email: string): string {
  const words = email.slice(0, email.lastIndexOf('@')).split(/[._+-]+/)
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
  return name.trim() || 'Owner'
}
