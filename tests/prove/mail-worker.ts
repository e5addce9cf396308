import { connect } from '#db/client.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { smtpPost } from '#app/domain/mail/smtp-post.server.ts'

// A worker that does nothing but send letters, until it is killed. Its lease is short, so that a
// proof need not wait five minutes for the takeover.
const { PROOF_DATABASE_URL = '', PROOF_SMTP_URL = '', PROOF_LEASE_SECONDS = '6' } = process.env
const { db } = await connect({ url: PROOF_DATABASE_URL })
await loadSecret(db, 'a secret that is long enough for proofs')
const post = smtpPost(PROOF_SMTP_URL)
process.stdout.write('ready\n')
for (;;) {
  await deliverDueLetters(db, {
    post,
    originOf: () => 'https://events.borchester.example',
    now: () => new Date(),
    leaseSeconds: Number(PROOF_LEASE_SECONDS),
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
}
