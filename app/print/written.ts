// Words, pictures and colours as every printed thing takes them.

/** Words with all that is needed to set and to read them aloud. Made by `written()`. */
export interface Written {
  text: string
  /** BCP 47 language alone (`ar`, `ckb`), for fonts, shaping and screen readers. */
  lang: string
  /** Two capital letters (`HK`), for the shapes of Han letters; null when it makes no difference. */
  region: string | null
  dir: 'ltr' | 'rtl'
  /** Urdu in its hanging hand; only where `setsInNastaliq` (coverage.server.ts) said so. */
  nastaliq: boolean
}

/** A picture that was decoded and cleaned when it was uploaded (docs/security.md 8). */
export interface Picture {
  kind: 'svg' | 'png' | 'jpg'
  bytes: Uint8Array
}

/** A council's look on paper. Colours are `#rrggbb`; text in them is darkened until it reads. */
export interface CouncilLook {
  council: string
  colour: string
  accent: string
  paper: string
  /** The council's device; without one, an invented badge that is nobody's arms. Never the Royal Arms (docs/domain.md 1). */
  device: Picture | null
}

const RIGHT_TO_LEFT =
  /^\P{L}*(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mandaic}\p{Script=Samaritan}]/u

/**
 * Words in a language, ready for paper: the direction comes from the letters, not from the language.
 *
 * @param locale BCP 47 (`ar`, `zh-Hant-HK`). Latin letters of a language in another script count as English.
 */
export function written(text: string, locale: string, { nastaliq = false } = {}): Written {
  const { language, script, region } = localeOf(locale)
  const latin = /\p{Script=Latin}/u.test(text) && script !== 'Latn'
  return {
    text,
    lang: latin ? 'en' : language,
    region: latin ? null : region,
    dir: RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr',
    nastaliq,
  }
}

/** Language, likely script and region as written, of a BCP 47 tag; English for one that is none. */
export function localeOf(tag: string): { language: string; script: string; region: string | null } {
  try {
    const locale = new Intl.Locale(tag)
    const region = locale.region ?? (locale.script === 'Hans' ? 'CN' : undefined)
    return {
      language: /^[a-z]{2,3}$/u.test(locale.language) ? locale.language : 'en',
      script: locale.maximize().script ?? 'Latn',
      region: region !== undefined && /^[A-Z]{2}$/u.test(region) ? region : null,
    }
  } catch {
    return { language: 'en', script: 'Latn', region: 'GB' }
  }
}
