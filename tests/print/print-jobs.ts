import type { BadgeJob, Certificate, CertificateJob, LetterJob, RollJob } from '#app/print/jobs.ts'
import { written } from '#app/print/written.ts'
import type { LetterPart } from '#app/print/jobs.ts'
import type { CouncilLook } from '#app/print/written.ts'
import type { Locale } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'

export const AT = { createdAt: new Date('2026-03-01T09:00:00Z') }

export const LOOK: CouncilLook = {
  council: 'Coventry City Council',
  colour: '#14284b',
  accent: '#b5852a',
  paper: '#ffffff',
  device: null,
}

export const aCertificate = (text: string, changes: Partial<Certificate> = {}): Certificate => ({
  name: written(text, 'en'),
  native: null,
  body: 'to celebrate becoming a British citizen, at St\u00a0Mary’s Guildhall, Coventry, on Saturday 14\u00a0March\u00a02026.',
  number: 'No. 1',
  verify: {
    url: 'https://welcome.example.gov.uk/verify/HRLD-7K2M',
    code: 'HRLD-7K2M',
    alt: 'Code to check',
  },
  ...changes,
})

export const certificates = (
  all: Certificate[],
  look: Partial<CertificateJob['look']> = {},
  changes: Partial<CertificateJob> = {},
): CertificateJob => ({
  title: 'Certificates',
  locale: 'en-GB',
  look: {
    ...LOOK,
    rosette: true,
    heading: 'Certificate of Celebration',
    lead: 'presented by the Lord Mayor and the people of Coventry to',
    signatories: [{ name: 'A. Example', role: 'Lord Mayor of Coventry', image: null }],
    statement:
      'This commemorative certificate is a keepsake. It is not proof of British nationality.',
    ...look,
  },
  specimen: null,
  certificates: all,
  ...changes,
})

const reply = {
  heading: 'Tell us',
  scan: 'Scan',
  type: 'or type',
  code: 'and say',
  ring: 'or ring',
  alt: 'Code',
}

export const letters = (): LetterJob => ({
  title: 'Letters',
  locale: 'en-GB',
  look: LOOK,
  letters: [
    {
      addressee: written('ليلى الحدّاد', 'ar'),
      reference: ['1 March 2026', 'COV-7F3K2'],
      reply: {
        url: 'https://welcome.example.gov.uk/i/abc',
        code: 'K7Q2M 9XH4P',
        typed: 'welcome.example.gov.uk/c',
        phone: '024 7655 0123',
      },
      parts: [
        {
          locale: 'ar',
          dir: 'rtl',
          heading: 'دعوة',
          greeting: 'السيدة ليلى،',
          before: ['يدعوكم المجلس.'],
          facts: [{ label: 'الموعد', value: 'السبت 14 مارس 2026' }],
          reply: { ...reply, heading: 'أجيبوا' },
          after: [],
        },
        {
          locale: 'en-GB',
          dir: 'ltr',
          heading: 'You are invited',
          greeting: 'Dear Layla,',
          before: ['The council invites you.'],
          facts: [{ label: 'When', value: 'Saturday 14 March 2026' }],
          reply,
          after: ['Bring nothing.'],
        },
      ],
    },
  ],
})

/** A letter's half in a guest's language, all its words from the table. */
export function letterWords(locale: Locale): LetterPart {
  const t = wordsFor(locale)
  const day = t.date(AT.createdAt, { timeZone: 'Europe/London', style: 'dateTime' })
  return {
    locale,
    dir: t.dir,
    heading: t('printed.heading'),
    greeting: t('letter.greeting', { name: 'Ana' }),
    before: [t('letter.invitation-lead', { council: LOOK.council })],
    facts: [
      { label: t('letter.when'), value: day },
      { label: t('letter.where'), value: t('letter.where-later') },
    ],
    reply: {
      heading: t('printed.answer'),
      scan: t('printed.scan'),
      type: t('printed.type'),
      code: t('printed.code'),
      ring: t('printed.ring'),
      alt: t('printed.alt'),
    },
    after: [t('printed.yours')],
  }
}

export const roll = (names: string[]): RollJob => ({
  title: 'Roll',
  subtitle: 'St Mary’s Guildhall',
  locale: 'en-GB',
  landscape: false,
  notice: 'Official: contains personal data. Printed 08:12.',
  pages: 'Page {page} of {pages}',
  heads: { number: 'No.', name: 'Name', people: 'People', needs: 'Needs', here: 'Here' },
  rows: names.map((name, at) => ({
    number: String(at + 1),
    name: written(name, 'en'),
    native: null,
    people: '2',
    needs: '',
  })),
})

export const badges = (names: string[]): BadgeJob => ({
  title: 'Badges',
  locale: 'en-GB',
  event: 'Convening',
  look: LOOK,
  badges: names.map((name) => ({
    name: written(name, 'en'),
    native: null,
    below: 'Coventry City Council',
  })),
})
