import { DEFAULT_THEME } from '#app/domain/councils/theme.ts'
import type { Locale } from '#app/translations/locales.ts'
import type {
  GuestLetter,
  GuestLetterData,
  NominateLetterData,
  SignInLetterData,
} from './letter-data.ts'

const LONDON = 'Europe/London'

const COUNCIL = {
  name: 'Coventry City Council',
  phone: '024 7683 3333',
  address: ['Council House, Earl Street', 'Coventry CV1 5RR'],
  theme: DEFAULT_THEME,
}

/** As a council that has its name in these languages signs. */
const COUNCIL_NAMES: Partial<Record<Locale, string>> = {
  ar: 'مجلس مدينة كوفنتري',
  uk: 'Міська рада Ковентрі',
}

/** The event in the guest's language, where the officer wrote it. */
const EVENTS: Partial<Record<Locale, GuestLetterData['event']>> = {
  ar: {
    title: 'شاي الترحيب لدى اللورد العمدة',
    outsideTitle: 'شاي الصيف في الغيلدهول',
    summary:
      'شاي وموسيقى وأشغال يدوية للأطفال من كل الأعمار.\n\nتعالوا متى شئتم وابقوا ما شئتم. توجد غرفة هادئة وغرفة للصلاة.',
  },
}

/** Invented people, in their own scripts. */
const NAMES: Partial<Record<Locale, string>> = { ar: 'أميرة الحسن', uk: 'Олена Коваль' }

const SATURDAY = {
  startsAt: new Date('2027-06-26T13:00:00Z'),
  endsAt: new Date('2027-06-26T16:00:00Z'),
  timeZone: LONDON,
  place: ['St Mary’s Guildhall', 'Bayley Lane, Coventry CV1 5RN', 'Step-free entrance on the left'],
  repliesCloseAt: new Date('2027-06-18T16:00:00Z'),
}

const SUNDAY = {
  ...SATURDAY,
  startsAt: new Date('2027-06-27T09:30:00Z'),
  endsAt: new Date('2027-06-27T11:00:00Z'),
  place: undefined,
}

const TEA = {
  title: 'Lord Mayor’s welcome tea',
  outsideTitle: 'Summer tea at the Guildhall',
  summary:
    'Tea, music and things to make for children of every age.\n\nCome when it suits you and stay as long as you like. There is a quiet room, and a room for prayer.',
}

/** A guest's letter as it might be sent, in a language. */
export function sampleLetter(kind: GuestLetter, locale: Locale): GuestLetterData {
  return {
    locale,
    council: {
      ...COUNCIL,
      name: COUNCIL_NAMES[locale] ?? COUNCIL.name,
      nameInEnglish: COUNCIL.name,
    },
    recipient: { name: NAMES[locale] ?? 'Samuel Okafor' },
    event: EVENTS[locale] ?? TEA,
    eventInEnglish: TEA,
    occurrences: kind.startsWith('invitation') ? [SATURDAY, SUNDAY] : [SATURDAY],
    links: {
      reply: 'https://events.example.org/i/7k3m9p2xq4vbn6wd8rft5hjcye',
      stop: 'https://events.example.org/unsubscribe/2mq8v4kd7xw9tn3bcrf6yhjp5e',
    },
    ...MORE[kind],
  }
}

const ANSWER = { answer: { people: 4, reference: 'COV-7F3K2' } }

const MORE: Partial<Record<GuestLetter, Partial<GuestLetterData>>> = {
  invitation: { calendarAttached: true },
  'reply-yes': { ...ANSWER, calendarAttached: true },
  waiting: ANSWER,
  'place-offered': { ...ANSWER, offer: { expiresAt: new Date('2027-06-20T18:00:00Z') } },
  'place-confirmed': { ...ANSWER, calendarAttached: true },
  reminder: {
    ...ANSWER,
    note: 'Bus 8 and bus 9 stop outside.\nBring a coat: part of it is in the garden.',
  },
  'event-changed': {
    ...ANSWER,
    before: {
      ...SATURDAY,
      startsAt: new Date('2027-06-19T13:00:00Z'),
      endsAt: new Date('2027-06-19T16:00:00Z'),
      place: ['Council House, Earl Street'],
    },
    reason: 'The Council House is being painted in June.',
    calendarAttached: true,
  },
  'event-cancelled': { reason: 'A burst pipe has closed the Guildhall until July.' },
  withdrawn: { calendarAttached: true },
}

/** The letter an officer signs in with. */
export function sampleSignIn(locale: Locale): SignInLetterData {
  return {
    locale,
    council: {
      ...COUNCIL,
      name: COUNCIL_NAMES[locale] ?? COUNCIL.name,
      nameInEnglish: COUNCIL.name,
    },
    link: 'https://events.example.org/sign-in/9wd3k7m2pq8xv4bn6rtf5hjcye',
    expiresAt: new Date('2027-06-01T09:15:00Z'),
    timeZone: LONDON,
  }
}

export function sampleNominate(locale: Locale): NominateLetterData {
  const { council } = sampleSignIn(locale)
  return {
    locale,
    council,
    name: '',
    event: 'Children’s citizenship ceremony',
    link: 'https://events.example.org/nominate/9wd3k7m2pq8xv4bn6rtf5hjcye',
    closesAt: new Date('2027-06-01T16:00:00Z'),
    timeZone: LONDON,
  }
}
