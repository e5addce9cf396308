import PostalMime from 'postal-mime'

/** A finished message, opened to be looked at. */
export interface OpenedLetter {
  subject: string
  from: string
  to: string
  text: string
  html: string
  hasCalendar: boolean
}

/** Open the message that is kept of a letter. */
export async function openLetter(body: string): Promise<OpenedLetter> {
  const { subject, from, to, text, html, attachments } = await PostalMime.parse(body)
  return {
    subject: subject ?? '',
    from: `${from?.name ?? ''} <${from?.address ?? ''}>`,
    to: (to ?? []).map(({ name, address }) => `${name} <${address ?? ''}>`.trim()).join(', '),
    text: text ?? '',
    html: html ?? '',
    hasCalendar: attachments.some(({ mimeType }) => mimeType === 'text/calendar'),
  }
}
