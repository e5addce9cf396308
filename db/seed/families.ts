import type { AgeBand } from '#app/domain/invitations/people.ts'
import type { Answer, Channel } from '#app/domain/invitations/reply.ts'
import type { NeedKind } from '#app/domain/events/kinds.ts'

/** A child of an invented family; presented on stage when there is a native line or none, by `stage`. */
export interface DemoChild {
  name: string
  native?: string
  /** What the name reader says: syllables, the loud one in capitals. */
  say?: string
  band: AgeBand
  /** Newly registered, so presented with a certificate. */
  stage: boolean
}

export interface DemoFamily {
  contact: string
  native?: string
  language: string
  email?: string
  phone?: string
  limit: number
  children: DemoChild[]
  /** What they answered; absent: nothing yet. */
  reply?: {
    answer: Answer
    adults: number
    infants?: number
    needs?: Array<[NeedKind, string?]>
    channel?: Channel
    message?: string
  }
  /** How far the children's names are. */
  names: 'approved' | 'proposed' | 'missing'
}

const child = (
  name: string,
  native: string | undefined,
  say: string,
  band: AgeBand = 'child',
): DemoChild => ({ name, ...(native ? { native } : {}), say, band, stage: true })

/** Every person here is invented. */
export const FAMILIES: DemoFamily[] = [
  {
    contact: 'Amira Al-Khatib',
    native: 'أميرة الخطيب',
    language: 'ar',
    email: 'amira@families.example',
    limit: 5,
    names: 'approved',
    children: [
      child('Layla Al-Khatib', 'ليلى الخطيب', 'LAY-la al-kha-TEEB'),
      child('Omar Al-Khatib', 'عمر الخطيب', 'OH-mar al-kha-TEEB', 'young'),
    ],
    reply: {
      answer: 'yes',
      adults: 2,
      needs: [['interpreter', 'العربية'], ['diet_halal']],
      message: 'سنصل بالحافلة رقم 11',
    },
  },
  {
    contact: 'Olena Shevchuk',
    native: 'Олена Шевчук',
    language: 'uk',
    email: 'olena@families.example',
    limit: 4,
    names: 'approved',
    children: [child('Solomiya Shevchuk', 'Соломія Шевчук', 'so-lo-MEE-ya shev-CHOOK')],
    reply: { answer: 'yes', adults: 1, needs: [['interpreter', 'українська']] },
  },
  {
    contact: 'Yonas Gebremedhin',
    native: 'ዮናስ ገብረመድህን',
    language: 'ti',
    email: 'yonas@families.example',
    limit: 6,
    names: 'approved',
    children: [
      child('Selam Gebremedhin', 'ሰላም ገብረመድህን', 'seh-LAHM geb-re-MED-hin'),
      child('Abel Gebremedhin', 'ኣቤል ገብረመድህን', 'AH-bel geb-re-MED-hin', 'young'),
    ],
    reply: { answer: 'maybe', adults: 0 },
  },
  {
    contact: 'Chan Ka-man',
    native: '陳嘉雯',
    language: 'zh-Hant-HK',
    email: 'kaman@families.example',
    limit: 4,
    names: 'approved',
    children: [child('Chan Chi-hin', '陳智軒', 'chan chee-HEEN')],
    reply: { answer: 'yes', adults: 2, needs: [['allergy', 'Nuts']] },
  },
  {
    contact: 'Hiwa Ahmad',
    native: 'هیوا ئەحمەد',
    language: 'ckb',
    phone: '01632 960211',
    limit: 4,
    names: 'proposed',
    children: [child('Lana Hiwa Ahmad', 'لانا هیوا ئەحمەد', 'LAH-na HEE-wa AH-mad')],
    reply: { answer: 'no', adults: 0, channel: 'phone' },
  },
  {
    contact: 'Ștefan Ionescu',
    language: 'ro',
    email: 'stefan@families.example',
    limit: 6,
    names: 'approved',
    children: [
      child('Ioana Ionescu', undefined, 'yo-AH-na yo-NES-koo'),
      child('Luca Ionescu', undefined, 'LOO-ka yo-NES-koo'),
    ],
    reply: { answer: 'yes', adults: 2, infants: 1, needs: [['step_free'], ['pram']] },
  },
  {
    contact: 'Łukasz Żółkiewski',
    language: 'pl',
    email: 'lukasz@families.example',
    limit: 4,
    names: 'proposed',
    children: [child('Zofia Żółkiewska', undefined, 'ZO-fya zhoow-KYEV-ska')],
  },
  {
    contact: 'Farzana Daryabi',
    native: 'فرزانه دریابی',
    language: 'fa-AF',
    email: 'farzana@families.example',
    limit: 5,
    names: 'proposed',
    children: [child('Parwana Daryabi', 'پروانه دریابی', 'par-WAH-na dar-ya-BEE')],
  },
  {
    contact: 'Palwasha Dzadran',
    native: 'پلوشه ځدراڼ',
    language: 'ps',
    phone: '01632 960227',
    limit: 5,
    names: 'approved',
    children: [
      child('Zarghuna Dzadran', 'زرغونه ځدراڼ', 'zar-GHOO-na dza-DRAN'),
      child('Baryal Dzadran', 'بريال ځدراڼ', 'BAR-yal dza-DRAN', 'young'),
    ],
    reply: { answer: 'yes', adults: 1, channel: 'phone', needs: [['interpreter', 'پښتو']] },
  },
  {
    contact: 'Nilufar',
    language: 'en',
    email: 'nilufar@families.example',
    limit: 3,
    names: 'approved',
    children: [child('Nilufar', undefined, 'nee-loo-FAR', 'young')],
    reply: { answer: 'maybe', adults: 0, channel: 'paper' },
  },
  {
    contact: 'Abeba Tesfaye',
    native: 'አበባ ተስፋዬ',
    language: 'am',
    email: 'abeba@families.example',
    limit: 4,
    names: 'approved',
    children: [child('Dawit Tesfaye', 'ዳዊት ተስፋዬ', 'dah-WEET tes-FAH-ye')],
    reply: { answer: 'yes', adults: 1, needs: [['diet_vegetarian']] },
  },
  {
    contact: 'Adérónkẹ́ Ọ̀ṣúnlàjà',
    language: 'yo',
    email: 'aderonke@families.example',
    limit: 5,
    names: 'approved',
    children: [
      child('Ẹ̀bùnolúwa Ọ̀ṣúnlàjà', undefined, 'eh-BOO-no-LOO-wa'),
      child('Tómiwá Ọ̀ṣúnlàjà', undefined, 'TOH-mee-WAH'),
    ],
    reply: { answer: 'yes', adults: 2 },
  },
  {
    contact: 'Naima Qureshi',
    native: 'نعیمہ قریشی',
    language: 'ur',
    email: 'naima@families.example',
    limit: 4,
    names: 'approved',
    children: [child('Zayan Qureshi', 'زیان قریشی', 'zay-AHN koo-RAY-shee')],
    reply: { answer: 'yes', adults: 2, needs: [['diet_halal']] },
  },
  {
    contact: 'Nguyễn Thị Hồng',
    language: 'vi',
    email: 'hong@families.example',
    limit: 4,
    names: 'approved',
    children: [child('Nguyễn Minh Anh', undefined, 'NWIN min AN')],
    reply: { answer: 'yes', adults: 2 },
  },
  {
    contact: 'Mehwish Barzani',
    native: 'مێهویش بارزانی',
    language: 'ckb',
    email: 'mehwish@families.example',
    limit: 4,
    names: 'missing',
    children: [child('Rojan Barzani', 'ڕۆژان بارزانی', 'RO-zhan bar-ZAH-nee')],
  },
  {
    contact: 'Tharshini Selvakumar',
    native: 'தர்ஷினி செல்வகுமார்',
    language: 'ta',
    email: 'tharshini@families.example',
    limit: 4,
    names: 'approved',
    children: [child('Kavin Selvakumar', 'கவின் செல்வகுமார்', 'KA-vin sel-va-koo-MAAR')],
    reply: { answer: 'yes', adults: 2, needs: [['wheelchair']] },
  },
  {
    contact: 'Mahmuda Begum',
    native: 'মাহমুদা বেগম',
    language: 'bn',
    email: 'mahmuda@families.example',
    limit: 6,
    names: 'approved',
    children: [
      child('Tanvir Rahman', 'তানভীর রহমান', 'tan-VEER RAH-man'),
      child('Nusrat Rahman', 'নুসরাত রহমান', 'NOOS-rat RAH-man', 'young'),
    ],
    reply: { answer: 'yes', adults: 3 },
  },
  {
    contact: 'Ana Cristina Vasconcelos',
    language: 'pt',
    email: 'ana@families.example',
    limit: 3,
    names: 'approved',
    children: [
      child(
        'Alexandra Maria dos Santos Rodrigues Figueiredo e Castro de Albuquerque Vasconcelos',
        undefined,
        'a-le-SHAN-dra',
      ),
    ],
    reply: { answer: 'yes', adults: 1 },
  },
  {
    contact: 'Hodan Warsame',
    language: 'so',
    email: 'hodan@families.example',
    limit: 6,
    names: 'proposed',
    children: [
      child('Sahra Warsame', undefined, 'SAH-ra war-SAH-meh'),
      child('Ayanle Warsame', undefined, 'a-YAN-leh war-SAH-meh'),
    ],
    reply: { answer: 'yes', adults: 2, needs: [['quiet_space']] },
  },
  {
    contact: 'Samuel Osei',
    language: 'en',
    email: 'samuel@families.example',
    limit: 4,
    names: 'approved',
    children: [child('Esi Osei', undefined, 'EH-see oh-SAY')],
    reply: { answer: 'yes', adults: 2 },
  },
  {
    contact: 'Iryna Koval',
    native: 'Ірина Коваль',
    language: 'uk',
    email: 'iryna@families.example',
    limit: 4,
    names: 'missing',
    children: [child('Matviy Koval', 'Матвій Коваль', 'mat-VEE KO-val')],
  },
  {
    contact: 'Rania Mansour',
    native: 'رانيا منصور',
    language: 'ar',
    phone: '01632 960244',
    limit: 5,
    names: 'proposed',
    children: [child('Yusuf Mansour', 'يوسف منصور', 'YOO-suf man-SOOR')],
  },
]
