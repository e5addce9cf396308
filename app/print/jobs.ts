// What can be asked of the press: pure shapes, every word already in its reader's language.
import type { CallerCardJob, DayListJob, NameCardJob } from './day-jobs.ts'
import type { CouncilLook, Picture, Written } from './written.ts'

export interface Signatory {
  name: string
  role: string
  image: Picture | null
}

export interface CertificateJob {
  /** Title of the file: shown by readers, required by PDF/UA. */
  title: string
  locale: string
  look: CouncilLook & {
    rosette: boolean
    /** Of the rules round it; `double` when left out. */
    border?: 'double' | 'single' | 'none'
    heading: string
    lead: string
    /** At most three; in the order in which they stand, from the reading side. */
    signatories: Signatory[]
    /** That this is a keepsake and proves no nationality. */
    statement: string
  }
  /** A word such as "Specimen", printed across the page; null for a real certificate. */
  specimen: string | null
  /** Shows the safe margin in dashes; for a sample. */
  showsMargin?: boolean
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
  'caller-cards': CallerCardJob
  'name-cards': NameCardJob
  'day-list': DayListJob
}
export type Artefact = keyof Jobs

/** The names in each piece of a job, in order: who is to be told when a piece cannot be printed. */
export function namesIn<A extends Artefact>(artefact: A, job: Jobs[A]): string[] {
  return names[artefact](job).flatMap((one) => (one ? [one.text] : []))
}

const names: { [A in Artefact]: (job: Jobs[A]) => (Written | null)[] } = {
  certificate: (job) => job.certificates.flatMap(({ name, native }) => [name, native]),
  'invitation-letter': (job) => job.letters.map(({ addressee }) => addressee),
  roll: (job) => job.rows.flatMap(({ name, native }) => [name, native]),
  'badge-sheet': (job) => job.badges.flatMap(({ name, native }) => [name, native]),
  'caller-cards': (job) =>
    job.cards.flatMap((card) => (card.blank ? [] : [card.name, card.native])),
  'name-cards': (job) => job.cards.flatMap(({ name, native }) => [name, native]),
  'day-list': (job) =>
    job.groups.flatMap(({ rows }) => rows.flatMap(({ name, native }) => [name, native])),
}
