/** What a mail server says of one recipient of a letter that it gives back (RFC 3464). */
export interface DeliveryReport {
  recipients: string[]
  /** `5.1.1`; undefined when it gives no code. */
  status: string | undefined
  failed: boolean
}

/**
 * What follows from a letter that came back. `address`: nobody can be written to there; `letter`: this
 * letter did not arrive, which says nothing against the address (policy, content, size); `nothing`:
 * it is late, or has been delivered.
 */
export type BounceVerdict = 'address' | 'letter' | 'nothing'

const MOST_RECIPIENTS = 20

/** The reports of a `message/delivery-status` part: blocks of fields, the first of them about the message. */
export function readDeliveryStatus(text: string): DeliveryReport[] {
  return text
    .slice(0, 65_536)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .slice(0, MOST_RECIPIENTS + 1)
    .flatMap((block) => {
      const fields = fieldsOf(block)
      const named = ['original-recipient', 'final-recipient'].flatMap(
        (name) => fields.get(name) ?? [],
      )
      if (named.length === 0) return []
      return [
        {
          recipients: named.map((value) =>
            value
              .replace(/^[^;]*;/, '')
              .trim()
              .replace(/^<(.*)>$/, '$1')
              .toLowerCase(),
          ),
          status: statusOf(fields),
          failed: fields.get('action')?.toLowerCase() === 'failed',
        },
      ]
    })
}

function fieldsOf(block: string): Map<string, string> {
  return new Map(
    block.split('\n').flatMap((line): Array<[string, string]> => {
      const at = line.indexOf(':')
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : []
    }),
  )
}

/** Servers that give `5.0.0` tell more in the answer that they quote. */
function statusOf(fields: Map<string, string>): string | undefined {
  const plain = /\b([245]\.\d{1,3}\.\d{1,3})\b/
  const given = plain.exec(fields.get('status') ?? '')?.[1]
  const quoted = plain.exec(fields.get('diagnostic-code') ?? '')?.[1]
  return given === undefined || /^5\.0\.0$/.test(given) ? (quoted ?? given) : given
}

// RFC 3463: 1 addresses, 2 mailboxes (but a message too long for one), 4 the way there; 0 says nothing more.
// 3, 5, 6 and 7 are about the system, the protocol, the content and policy: about the letter, or about us.
const AGAINST_THE_ADDRESS = /^5\.(?:0\.|1\.(?![78]$)|2\.(?!3$)|4\.)/

/** The verdict of reports about one letter. */
export function verdictOf(reports: DeliveryReport[]): BounceVerdict {
  const hard = reports.filter(({ failed, status }) => failed && status?.startsWith('5.'))
  if (hard.length === 0) return 'nothing'
  return hard.some(({ status = '' }) => AGAINST_THE_ADDRESS.test(status)) ? 'address' : 'letter'
}
