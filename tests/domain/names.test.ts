import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { cleanName, cleanText, isolate, searchForm, sortForm } from '#app/domain/names.ts'

const NAMES: Record<string, string> = {
  Arabic: 'ليلى الحدّاد',
  Dari: 'محمدرضا گل‌آقا نژادپور',
  Pashto: 'ښاپېرۍ ځدراڼ',
  Sorani: 'ڕێژین هەڵەبجەیی',
  Urdu: 'نعیمہ قریشی',
  Uyghur: 'گۈلنار ئەخمەت',
  Tigrinya: 'ሰላም ገብረመድህን',
  Amharic: 'ዓለምፀሓይ ወልደሩፋኤል',
  Ukrainian: 'Соломія Ґалаґан-Їжакевич',
  'Ukrainian with apostrophe': 'Марʼяна Лук’янець',
  'Ukrainian with stress': 'Євге́нія',
  Polish: 'Świętosława Żółć-Wądołowska',
  Romanian: 'Ștefania-Țuțuianu Mureșanu',
  Yoruba: 'Ẹ̀bùnolúwa Ọ̀ṣúnlàjà',
  Igbo: 'Chị̀máobị',
  Vietnamese: 'Nguyễn Thị Hồng Ngọc Đỗ Quyên',
  Welsh: 'Siôn ŵyn ap Gwynfor',
  Turkish: 'İbrahim Çağrı Işık',
  Hawaiian: 'Kaʻahumanu',
  Irish: 'Siobhán O’Brien',
  Chinese: '歐陽嘉曦',
  'Chinese with a rare letter': '𠮷田',
  'Chinese with a variant chosen': '葛\u{e0100}城',
  Japanese: '渡邉 さくら',
  Korean: '김하늘',
  Hindi: 'श्रेष्ठा त्रिवेदी',
  Bengali: 'অর্ক বন্দ্যোপাধ্যায়',
  Punjabi: 'ਗੁਰਪ੍ਰੀਤ ਕੌਰ',
  Gujarati: 'હર્ષ પટેલ',
  Tamil: 'ஸ்ரீநிவாசன் க்ஷேத்ரபாலன்',
  Telugu: 'శ్రీనివాస్',
  Kannada: 'ಪ್ರಿಯಾಂಕಾ',
  'Malayalam with an old chillu': 'അനില്\u200d കുമാര്\u200d',
  Sinhala: 'ශ්\u200dරී ලංකා',
  Burmese: 'ဒေါ်အောင်ဆန်း',
  Thai: 'กิตติธัญญ์ ศิริวัฒนกุล',
  Lao: 'ສົມພອນ',
  Khmer: 'សុភា ច័ន្ទ្រា',
  Tibetan: 'བསྟན་འཛིན་རྒྱ་མཚོ་',
  Syriac: 'ܐܦܪܝܡ ܣܘܪܝܝܐ',
  Thaana: 'މުހައްމަދު',
  'N’Ko': 'ߛߟߏߡߊߣߊ ߞߊ߲ߕߍ',
  Adlam: '𞤀𞤣𞤤𞤢𞤥 𞤔𞤢𞤤𞤮',
  Rohingya: '𐴀𐴠𐴁𐴡𐴌',
  Hebrew: 'שָׁלוֹם בֶּן־דָּוִד',
  Armenian: 'Արամ Խաչատրյան',
  Georgian: 'თამარ გიორგაძე',
  Greek: 'Ελένη Παπαδοπούλου',
  Santali: 'ᱥᱟᱱᱛᱟᱲ',
  Manipuri: 'ꯃꯅꯤꯄꯨꯔ',
  Tifinagh: 'ⵎⴰⵙⵙⵉⵏ',
  'one letter': 'O',
  'with a number': 'Dwayne Smith 3rd',
}

describe('a name in any script', () => {
  it.each(Object.entries(NAMES))('in %s is kept as it was written', (_, name) => {
    expect(cleanName(name)).toEqual({ name: name.normalize('NFC'), changed: false, refused: [] })
  })

  it('is composed, and nobody is told', () => {
    expect(cleanName('Zoe\u0308')).toEqual({ name: 'Zoë', changed: false, refused: [] })
  })

  it('loses stray spaces, tabs and line ends', () => {
    expect(cleanName('  Ana\t\u00a0Maria\r\nBcc: x\u2028y ')).toEqual({
      name: 'Ana Maria Bcc: x y',
      changed: true,
      refused: [],
    })
  })

  it('loses bidi controls and invisible letters', () => {
    expect(cleanName('Ali\u202e\u2066 \u200bRe\u00adza\ufeff\u3164').name).toBe('Ali Reza')
  })

  it('keeps a joiner only where the script needs it', () => {
    expect(cleanName('گل\u200cآقا').name).toBe('گل\u200cآقا')
    expect(cleanName('A\u200cnna\u200d').name).toBe('Anna')
    expect(cleanName('\u200cگل\u200c\u200cآقا').name).toBe('گل\u200cآقا')
    expect(cleanName('Anna .\u200dB').name).toBe('Anna .B')
  })

  it.each([
    ['😀 Ana', '😀', 'U+1F600', 0, 'emoji'],
    ['Ana 🇬🇧', '🇬', 'U+1F1EC', 4, 'emoji'],
    ['Ana\0', '\0', 'U+0000', 3, 'control'],
    ['Ana\ue000', '\ue000', 'U+E000', 3, 'private-use'],
    ['Ana\ud800', '\ud800', 'U+D800', 3, 'not-a-letter'],
    ['Ana\ufffd', '\ufffd', 'U+FFFD', 3, 'not-a-letter'],
    ['Ana\u{e0041}', '\u{e0041}', 'U+E0041', 3, 'hidden-tag'],
    ['A\u20ddna', '\u20dd', 'U+20DD', 1, 'enclosing-mark'],
    ['Ana €', '€', 'U+20AC', 4, 'symbol'],
    ['\u0301Ana', '\u0301', 'U+0301', 0, 'mark-without-a-letter'],
    [
      'Z\u0335\u0336\u0337\u0338',
      '\u0335\u0336\u0337\u0338',
      'U+0335 U+0336 U+0337 U+0338',
      1,
      'too-many-marks',
    ],
    ['007', '007', 'U+0030 U+0030 U+0037', 0, 'no-letter'],
    ['', '', '', 0, 'no-letter'],
  ])('%j is refused, naming the letter', (raw, letter, codePoint, at, why) => {
    expect(cleanName(raw).refused[0]).toEqual({ letter, codePoint, at, why })
  })

  it('longer than 200 letters is refused, and not cut', () => {
    expect(cleanName('𖠊'.repeat(200)).refused).toEqual([])
    const long = cleanName('x'.repeat(10_000))
    expect(long.name).toHaveLength(10_000)
    expect(long.refused).toEqual([{ letter: '', codePoint: '', at: 200, why: 'too-long' }])
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '{{constructor}}',
    '{reply_link}',
    '${7*7} Ana',
    '=HYPERLINK("http://127.0.0.1","x")',
    '@SUM(A1+1)',
    '#panic("x") $x^2$',
    'BEGIN:VEVENT',
  ])('%j is only letters: it stays, and whoever prints it escapes it', (name) => {
    expect(cleanName(name)).toEqual({ name, changed: false, refused: [] })
  })

  it('cleaned twice is cleaned once, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const once = cleanName(raw)
        expect(cleanName(once.name)).toEqual({ ...once, changed: false })
        const unsafe = /[\p{Cc}\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(once.name)
        expect(unsafe && once.refused.length === 0).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is fenced off from the text around it', () => {
    expect(isolate('ليلى')).toBe('\u2068ليلى\u2069')
  })
})

describe('free text', () => {
  it('keeps lines, emoji and the flag of Wales, and loses what hides', () => {
    const raw = 'Dear all,\r\n\r\n\r\n\r\nbring 👩‍👩‍👧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 \u202e\0\ud800A\u{e0041}  \u2029bye'
    expect(cleanText(raw, { max: 80, lines: 'many' })).toEqual({
      text: 'Dear all,\n\nbring 👩‍👩‍👧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 A\nbye',
      changed: true,
      tooLong: false,
    })
  })

  it('in one line has no line ends, so that no header can be added', () => {
    expect(cleanText('Hello\r\nBcc: a@b.example\tx', { max: 99 }).text).toBe(
      'Hello Bcc: a@b.example x',
    )
  })

  it('is counted in letters, not in halves of letters', () => {
    expect(cleanText('😀😀😀', { max: 3 }).tooLong).toBe(false)
    expect(cleanText('😀😀😀😀', { max: 3 }).tooLong).toBe(true)
  })

  it('cleaned twice is cleaned once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('one' as const, 'many' as const),
        (raw, lines) => {
          const once = cleanText(raw, { max: 50, lines })
          expect(cleanText(once.text, { max: 50, lines })).toEqual({ ...once, changed: false })
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('the search form', () => {
  it.each([
    ['شریف', 'شَرِيف'],
    ['Їжак', 'їжак'],
    ['احمد', 'أحمد'],
    ['محمد', 'مُحَمَّد'],
    ['فاطمه', 'فاطمة'],
    ['lukasz', 'Łukasz'],
    ['zolc', 'Żółć'],
    ['stefan', 'Ștefan'],
    ['كريمي', 'کریمی'],
    ['کەریم', 'كهريم'],
    ["o'brien", 'O’Brien'],
    ['nguyen', 'NGUYỄN'],
    ['Strasse', 'Straße'],
    ['isik', 'Işık'],
    ['ibrahim', 'İbrahim'],
    ['അനിൽ', 'അനില്\u200d'],
    ['Євгенія', 'Євге́нія'],
    ['שלום', 'שָׁלוֹם'],
    ['ebunoluwa', 'Ẹ̀bùnolúwa'],
  ])('typed as %s finds %s', (typed, name) => {
    expect(searchForm(name)).toBe(searchForm(typed))
  })

  it('keeps letters that make another name', () => {
    expect(searchForm('Йосип')).not.toBe(searchForm('Иосип'))
    expect(searchForm('बिंदु')).not.toBe(searchForm('बिदु'))
    expect(searchForm('กา')).not.toBe(searchForm('กิ'))
  })
})

describe('the sort form', () => {
  it('orders names as the collator does, byte by byte', () => {
    const names = [
      "Aaron;Ábel;abel Z;Adeola;Łucja;Lucy;Müller;Muller-Jones;Muller Jones;O'Brien;O’Casey;Oakes",
      'Zoë;Zoe B;Żaneta;Ændel;Ångström;2 Chainz;Αλέξης;Ωμέγα;Юлія;Їжак;Іван;Йосип;Єва;Галина;Зоя',
      'باسم;پری;تارا;چنار;حسن;کریم;گل;لیلی;هدی;یاسر;وحید;نور',
    ].flatMap((line) => line.split(';'))
    const bytes = (left: string, right: string) =>
      Buffer.compare(Buffer.from(left), Buffer.from(right))
    const collator = new Intl.Collator('en-GB', { sensitivity: 'base' })
    const byKey = names.toSorted((a, b) => bytes(sortForm(a), sortForm(b)))
    const wrong = byKey.filter((name, at) => collator.compare(name, byKey[at + 1] ?? '힣') > 0)
    expect(wrong).toEqual([])
  })

  it('does not part a family by accents or capitals', () => {
    expect(sortForm('ÁBEL')).toBe(sortForm('abel'))
  })
})
