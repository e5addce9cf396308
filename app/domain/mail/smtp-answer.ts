/** What came of handing a letter to the mail server. */
export type Handover =
  | { kind: 'sent' }
  /** For good: nobody can be written to at this address, or the server refuses this message, or us. */
  | { kind: 'refused'; code: string; about: 'recipient' | 'message' }
  /** Not now: greylisting, a full mailbox. */
  | { kind: 'later'; code: string }
  /** Nothing about this letter: the server cannot be reached, or refuses us. Others would fare alike. */
  | { kind: 'unreachable'; code: string }

/** The parts of a mail client's error that say whose fault it was. */
export interface SmtpError {
  code?: string | undefined
  command?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
  permanent?: boolean | undefined
}

// Answers to these commands are about the letter; answers to any other are about us.
const ABOUT_THE_LETTER = /^(MAIL FROM|RCPT TO|DATA|BDAT)$/

/**
 * What an error says about the letter. The code is digits only (`550 5.1.1`): servers quote the
 * address in their sentences.
 */
export function handoverOf(error: SmtpError): Handover {
  const { responseCode, response = '', permanent, command = '' } = error
  if (responseCode === undefined) return { kind: 'unreachable', code: plainCode(error.code) }
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  const code = enhanced ? `${responseCode} ${enhanced}` : String(responseCode)
  if (!ABOUT_THE_LETTER.test(command) || responseCode === 421) return { kind: 'unreachable', code }
  if (!permanent) return { kind: 'later', code }
  return {
    kind: 'refused',
    code,
    about: refusesRecipient(error, enhanced) ? 'recipient' : 'message',
  }
}

// RFC 3463, second number 1 (addresses), but of the sender in 5.1.7 and 5.1.8; 5.2.1 is a mailbox that is
// closed, 5.4.4 a domain without a mail server, and 5.4.1 what Exchange says of an unknown recipient. A full
// mailbox (5.2.2), policy (5.7) and content (5.6) say nothing against the address.
const NO_SUCH_ADDRESS = /^5\.(1\.(?![78]$)\d{1,3}|2\.1|4\.[14])$/
// RFC 5321: mailbox unavailable, user not local, mailbox name not allowed.
const MAILBOX_CODES = [550, 551, 553]
// Servers without enhanced codes say the same 550 of a sender that they do not trust.
const POLICY = /relay|spam|block|black|reputation|polic|spf|dkim|dmarc|authenti|denied by|sender/i

/** Whether it is the recipient's address that is refused for good, as far as the server says so. */
function refusesRecipient(
  { command, responseCode, response = '' }: SmtpError,
  enhanced: string | undefined,
): boolean {
  if (command === 'MAIL FROM') return false
  if (enhanced) return NO_SUCH_ADDRESS.test(enhanced)
  if (command !== 'RCPT TO' || !MAILBOX_CODES.some((code) => code === responseCode)) return false
  // What it quotes of the address is no reason.
  return !POLICY.test(response.replace(/<[^>]*>|\S+@\S+/g, ''))
}

const plainCode = (code: string | undefined): string =>
  code && /^[A-Z_]{1,20}$/.test(code) ? code : 'EUNKNOWN'
