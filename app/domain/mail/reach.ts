/** How a letter goes to a family. */
export type LetterChannel = 'email' | 'text'

/** What is known of how a contact can be written to. */
export interface Reachable {
  email: string | null
  emailState: 'fine' | 'bouncing' | 'refused'
  /** In international form. */
  mobile: string | null
  phoneState: 'fine' | 'refused'
}

/** Where a letter goes; null where somebody must ring or print. */
export interface Reach {
  channel: LetterChannel
  address: string | null
}

/** What an officer chose: e-mail alone; a text to those without e-mail; or a text to everyone with a mobile. */
export const SENDING_BY = ['email', 'either', 'text'] as const
export type SendingBy = (typeof SENDING_BY)[number]

/** Where a letter to a contact goes now: an address that refuses letters, or texts, is none. */
export function reachOf(contact: Reachable | null, by: SendingBy): Reach {
  const email = contact?.emailState === 'fine' ? contact.email : null
  const mobile = contact?.phoneState === 'fine' ? contact.mobile : null
  if (by === 'text' && mobile !== null) return { channel: 'text', address: mobile }
  if (email !== null || by === 'email' || mobile === null)
    return { channel: 'email', address: email }
  return { channel: 'text', address: mobile }
}

/** How a council writes to a family when nobody chooses. */
export const usualWay = ({ texts }: { texts: boolean }): SendingBy => (texts ? 'either' : 'email')
