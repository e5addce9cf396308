/** Thirty invented families in eight scripts, as a council's own list would have them. */
const FAMILIES: ReadonlyArray<[name: string, native: string, language: string, child: string]> = [
  ['Amira Al-Khatib', 'أميرة الخطيب', 'Arabic', 'Layla Al-Khatib'],
  ['Yusuf Haddad', 'يوسف حداد', 'Arabic', 'Sami Haddad'],
  ['Mariam Osman', 'مريم عثمان', 'Arabic', 'Nour Osman'],
  ['Olena Shevchenko', 'Олена Шевченко', 'Ukrainian', 'Марко Шевченко'],
  ['Taras Kovalenko', 'Тарас Коваленко', 'Ukrainian', 'Ірина Коваленко'],
  ['Sofiia Bondar', 'Софія Бондар', 'Ukrainian', 'Данило Бондар'],
  ['Yonas Gebremedhin', 'ዮናስ ገብረመድህን', 'Tigrinya', 'ሰላም ዮናስ'],
  ['Selam Tesfay', 'ሰላም ተስፋይ', 'Tigrinya', 'Abel Selam'],
  ['Tigist Alemu', 'ትዕግስት ዓለሙ', 'Amharic', 'Hana Alemu'],
  ['David Chan', '陳大文', 'Cantonese', '陳小明'],
  ['Wong Mei Ling', '黃美玲', 'Cantonese', 'Wong Ka Yan'],
  ['Hiwa Ahmed', 'هیوا ئەحمەد', 'Sorani', 'Lana Hiwa'],
  ['Farzana Daryabi', 'فرزانه دریابی', 'Dari', 'Omid Daryabi'],
  ['Palwasha Dzadran', 'پلوشه ځدراڼ', 'Pashto', 'Gulalai Dzadran'],
  ['Zahra Karimi', 'زهرا کریمی', 'Farsi', 'Kian Karimi'],
  ['Priya Nair', 'പ്രിയ നായർ', 'Malayalam', 'Arjun Nair'],
  ['Asha Sharma', 'आशा शर्मा', 'Hindi', 'Rohan Sharma'],
  ['Harpreet Kaur', 'ਹਰਪ੍ਰੀਤ ਕੌਰ', 'Punjabi', 'Simran Kaur'],
  ['Rahima Begum', 'রহিমা বেগম', 'Bengali', 'Tania Begum'],
  ['Nino Beridze', 'ნინო ბერიძე', 'Georgian', 'Luka Beridze'],
  ['Łukasz Żółć', '', 'Polish', 'Zosia Żółć'],
  ['Ștefan Ionescu', '', 'Romanian', 'Ana Ionescu'],
  ['Siobhán O’Brien', '', 'English', 'Fionn O’Brien'],
  ['Nguyễn Thị Hoa', '', 'Vietnamese', 'Nguyễn Minh'],
  ['Élodie N’Diaye', '', 'French', 'Awa N’Diaye'],
  ['Oluwaseun Adéyẹmí', '', 'Yoruba', 'Ife Adéyẹmí'],
  ['Hawa Abdi', '', 'Somali', 'Ayaan Abdi'],
  ['José Muñoz', '', 'Spanish', 'Inés Muñoz'],
  ['Müge Yılmaz', '', 'Turkish', 'Deniz Yılmaz'],
  ['Giorgos Papadopoulos', 'Γιώργος Παπαδόπουλος', 'Greek', 'Ελένη Παπαδοπούλου'],
]

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** The families as a CSV file; every fifth has no e-mail, every third a phone. */
export function familiesCsv(): Uint8Array {
  const rows = FAMILIES.map(([name, native, language, child], index) => [
    name,
    native,
    index % 5 === 4 ? '' : `family${index + 1}@example.org`,
    index % 3 === 0 ? `024 7655 0${100 + index}` : '',
    language,
    String(2 + (index % 4)),
    child,
  ])
  const head = [
    'Full name',
    'Name in own script',
    'E-mail',
    'Phone',
    'Language',
    'People',
    'Child 1',
  ]
  const lines = [head, ...rows].map((cells) => cells.map(quoted).join(','))
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

export const FAMILY_COUNT = FAMILIES.length

/** Many invented rows: `bad` of them have an address without an @. */
export function manyRowsCsv(rows: number, bad = 0): Uint8Array {
  const [firsts, lasts] = [
    FAMILIES.map(([name]) => name.split(' ')[0]),
    FAMILIES.map(([name]) => name.split(' ').at(-1)),
  ]
  const lines = Array.from({ length: rows }, (_, index) => {
    const first = firsts[index % firsts.length]
    const last = lasts[Math.floor(index / firsts.length) % lasts.length]
    const email = index < bad ? 'no-at.example.org' : `guest${index}@example.org`
    return `${first} ${last} ${index},${email},07700 ${String(900_000 + index)},Arabic,4`
  })
  return new TextEncoder().encode(['Name,E-mail,Phone,Language,People', ...lines].join('\n'))
}
