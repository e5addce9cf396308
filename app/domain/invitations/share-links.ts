import { readPhone } from '../directory/phones.ts'

/** Addresses that open a message on the officer's own device, written but not sent. */
export interface ShareLinks {
  whatsapp: string
  sms: string
  /** Whom they are addressed to, in international form; undefined: the officer chooses on the device. */
  to: string | undefined
}

/**
 * Links that hand a text on by WhatsApp or as an SMS. Nothing is sent by us: the message opens in the
 * officer's own program.
 *
 * @param phone As it was typed; a number whose country nobody can tell is left out.
 */
export function shareLinks({ text, phone }: { text: string; phone: string | null }): ShareLinks {
  const to = readPhone(phone ?? '')?.international
  const said = encodeURIComponent(text)
  return {
    whatsapp: `https://wa.me/${to?.slice(1) ?? ''}?text=${said}`,
    // "?&" is what both iPhones and Androids understand.
    sms: `sms:${to ?? ''}?&body=${said}`,
    to,
  }
}
