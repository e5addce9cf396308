const ARABIC_INDIC = 0x0660
const PERSIAN = 0x06f0
const FULL_WIDTH = 0xff10

/**
 * The text with Arabic-Indic, Persian and full-width digits turned into 0-9.
 *
 * A phone set to Arabic, Dari or Pashto types "٣" or "۳" where an English one types "3".
 */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = code >= FULL_WIDTH ? FULL_WIDTH : code >= PERSIAN ? PERSIAN : ARABIC_INDIC
    return String(code - zero)
  })
}
