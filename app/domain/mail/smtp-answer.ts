/** What came of handing a letter to the mail server. */
export type Handover =
  | { kind: 'sent' }
  /** For good: the address does not exist, or the server refuses the message. */
  | { kind: 'refused'; code: string }
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
  return { kind: permanent ? 'refused' : 'later', code }
}

const plainCode = (code: string | undefined): string =>
  code && /^[A-Z_]{1,20}$/.test(code) ? code : 'EUNKNOWN'
