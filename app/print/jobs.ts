// What can be asked of the press: pure shapes, every word already in its reader's language.

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

export interface Signatory {
  name: string
  role: string
  image: Picture | null
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

export interface CertificateJob {
  /** Title of the file: shown by readers, required by PDF/UA. */
  title: string
  locale: string
  look: CouncilLook & {
    rosette: boolean
    heading: string
    lead: string
    /** At most three; in the order in which they stand, from the reading side. */
    signatories: Signatory[]
    /** That this is a keepsake and proves no nationality. */
    statement: string
  }
  /** A word such as "Specimen", printed across the page; null for a real certificate. */
  specimen: string | null
  certificates: Certificate[]
}

export interface Certificate {
  name: Written
  native: Written | null
  body: string
  /** Our own small serial, ready to print ("No. 12"); nothing shaped like a Home Office reference. */
  number: string
  /** Where anyone can check it: printed as a QR code with `code` below; null leaves both out. */
  verify: { url: string; code: string; alt: string } | null
}

export interface LetterJob {
  title: string
  locale: string
  look: CouncilLook
  letters: InvitationLetter[]
}

/** One page for one party without e-mail. No address is kept, so the window shows a name only. */
export interface InvitationLetter {
  addressee: Written
  /** Date and reference, a line each. */
  reference: string[]
  reply: {
    url: string
    /** The read-out code as printed, in groups: "K7Q2M 9XH4P". */
    code: string
    /** The address that is typed to give the code, without https://. */
    typed: string
    phone: string | null
  }
  /** The guest's language first, English second; one part alone when they are the same. */
  parts: LetterPart[]
}

export interface LetterPart {
  locale: string
  dir: 'ltr' | 'rtl'
  heading: string
  greeting: string
  before: string[]
  /** What, when, where. */
  facts: { label: string; value: string }[]
  reply: { heading: string; scan: string; type: string; code: string; ring: string; alt: string }
  after: string[]
}

export interface RollJob {
  title: string
  subtitle: string
  locale: string
  landscape: boolean
  /** "Official: contains personal data" and the time of printing, ready to print. */
  notice: string
  /** "Page {page} of {pages}" in the officer's language. */
  pages: string
  heads: { number: string; name: string; people: string; needs: string; here: string }
  /** What is written for people who use a screen reader in place of the box. */
  rows: RollRow[]
}

export interface RollRow {
  number: string
  name: Written
  native: Written | null
  people: string
  needs: string
}

export interface BadgeJob {
  title: string
  locale: string
  event: string
  look: Pick<CouncilLook, 'colour' | 'paper'>
  badges: { name: Written; native: Written | null; below: string }[]
}

export interface Jobs {
  certificate: CertificateJob
  'invitation-letter': LetterJob
  roll: RollJob
  'badge-sheet': BadgeJob
}
export type Artefact = keyof Jobs

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

/** The names in each piece of a job, in order: who is to be told when a piece cannot be printed. */
export function namesIn<A extends Artefact>(artefact: A, job: Jobs[A]): string[] {
  return names[artefact](job).flatMap((one) => (one ? [one.text] : []))
}

const names: { [A in Artefact]: (job: Jobs[A]) => (Written | null)[] } = {
  certificate: (job) => job.certificates.flatMap(({ name, native }) => [name, native]),
  'invitation-letter': (job) => job.letters.map(({ addressee }) => addressee),
  roll: (job) => job.rows.flatMap(({ name, native }) => [name, native]),
  'badge-sheet': (job) => job.badges.flatMap(({ name, native }) => [name, native]),
}
