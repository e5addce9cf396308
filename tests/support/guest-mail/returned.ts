import { crlf, nextLetter } from './parts.ts'

/** A letter that a mail server gives back. */
export interface Returned {
  /** Of the letter of ours. */
  originalId: string
  to?: string
  status?: string
  action?: 'failed' | 'delayed' | 'delivered'
  diagnostic?: string
  messageId?: string
}

const LIKE = {
  /** Postfix: the headers of the letter come along. */
  postfix: { type: 'text/rfc822-headers', quotes: true },
  /** Gmail: the whole letter. */
  gmail: { type: 'message/rfc822', quotes: true },
  /** Exchange: prose first, the headers at the end. */
  exchange: { type: 'message/rfc822', quotes: true },
  /** A server that quotes nothing of the letter. */
  curt: { type: 'text/plain', quotes: false },
}

/** A report that a letter did not arrive (RFC 3464), as mail servers write it. */
export function returned(
  like: keyof typeof LIKE,
  {
    originalId,
    to = 'amira@example.org',
    status = '5.1.1',
    action = 'failed',
    diagnostic = `smtp; 550 ${status} <${to}>: Recipient address\r\n    rejected: User unknown in virtual mailbox table`,
    messageId = `<${nextLetter()}.dsn@mx.example.org>`,
  }: Returned,
): Buffer {
  const { type, quotes } = LIKE[like]
  return Buffer.from(
    crlf([
      'Return-Path: <>',
      'Date: Mon, 24 May 2027 10:00:00 +0100 (BST)',
      'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
      'Subject: Undelivered Mail Returned to Sender',
      'To: events@borchester.example',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="1F3.1622/mx.example.org"`,
      `Message-Id: ${messageId}`,
      '',
      'This is a MIME-encapsulated message.',
      '',
      '--1F3.1622/mx.example.org',
      'Content-Description: Notification',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      "I'm sorry to have to inform you that your message could not be delivered.",
      '',
      '--1F3.1622/mx.example.org',
      'Content-Description: Delivery report',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      'Arrival-Date: Mon, 24 May 2027 09:59:58 +0100 (BST)',
      '',
      `Final-Recipient: rfc822; ${to}`,
      `Original-Recipient: rfc822;${to}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Remote-MTA: dns; mail.example.org',
      `Diagnostic-Code: ${diagnostic}`,
      '',
      ...(quotes
        ? [
            '--1F3.1622/mx.example.org',
            'Content-Description: Undelivered Message',
            `Content-Type: ${type}`,
            '',
            'Return-Path: <events@borchester.example>',
            `Message-ID: ${originalId}`,
            'Subject: You are invited: Family event',
            'Content-Type: text/plain; charset=utf-8',
            '',
            'Hello',
            '',
          ]
        : []),
      '--1F3.1622/mx.example.org--',
    ]),
  )
}

/** Something else that arrives in the mailbox. */
export const plainMail = ({
  from = 'amira@example.org',
  headers = [],
  text = 'We are away until Monday.',
  messageId = `<${nextLetter()}.plain@mail.example.org>`,
}: {
  from?: string
  headers?: string[]
  text?: string
  messageId?: string
}): Buffer =>
  Buffer.from(
    crlf([
      `From: ${from}`,
      'To: events@borchester.example',
      'Subject: Re: You are invited: Family event',
      'Date: Mon, 24 May 2027 10:00:00 +0100',
      `Message-ID: ${messageId}`,
      ...headers,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
    ]),
  )
