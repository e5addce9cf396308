import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW } from '#tests/support/factories.ts'
import { aMailServer, calendarIn, type MailServer } from '#tests/support/mail-server.ts'

const database = useDatabase()
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let server: MailServer
let post: Post

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aMailServer()
  post = smtpPost(server.url)
})
afterEach(async () => {
  post.close()
  await server.close()
})

async function anInvitationLetter(mailIn: { address: string | undefined } | undefined) {
  const setting = await anEvent(database.db)
  await anInvitation(database.db, setting, { language: 'en' })
  const actor = { kind: 'system', name: 'command' } as const
  await startMailing(database.db, { ...setting, actor, now: NOW, whom: 'new' })
  await runDueTasks(database.db, { now: () => NOW, runners: { [MAILING]: runMailing } })
  await deliverDueLetters(database.db, {
    post,
    originOf: () => 'https://events.borchester.example',
    mailIn,
    now: () => later(3),
  })
  const [letter] = await server.waitFor(1)
  return {
    letter: letter!,
    calendar: calendarIn(letter!).replace(/\r?\n /g, ''),
    arrived: server.arrived[0]!,
  }
}

describe('an invitation', () => {
  test('asks the calendar for no answer where none would be read', async () => {
    const { letter, calendar, arrived } = await anInvitationLetter(undefined)
    expect(calendar).toContain('RSVP=FALSE')
    expect(calendar).toContain('does not reach us')
    expect(letter.mail.replyTo).toBeUndefined()
    expect(arrived.from).toBe('events@borchester.example')
  })

  test('asks for one where the sender’s own mailbox is read', async () => {
    const { letter, calendar } = await anInvitationLetter({ address: undefined })
    expect(calendar).toContain('RSVP=TRUE')
    expect(calendar).toContain('press Yes\\, Maybe or No')
    expect(calendar).not.toContain('does not reach us')
    expect(calendar).toMatch(/ORGANIZER;[^\r\n]*mailto:events@borchester\.example/i)
    expect(letter.mail.replyTo).toBeUndefined()
  })

  test('sends answers, and itself when it cannot be delivered, to the mailbox that is named', async () => {
    const { letter, calendar, arrived } = await anInvitationLetter({
      address: 'answers@borchester.example',
    })
    expect(calendar).toMatch(/ORGANIZER;[^\r\n]*mailto:answers@borchester\.example/i)
    expect(letter.mail.replyTo).toMatchObject([{ address: 'answers@borchester.example' }])
    expect(letter.mail.from).toMatchObject({ address: 'events@borchester.example' })
    expect(arrived.from).toBe('answers@borchester.example')
  })
})
