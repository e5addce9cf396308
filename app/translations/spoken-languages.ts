/** A language that guests speak, for needs, interpreters and an invitation's language. */
export interface SpokenLanguage {
  /** BCP 47. */
  tag: string
  /** As officers look for it. */
  english: string
  /** In its own script. */
  own: string
}

/** Languages that people speak in British cities, by English name. Wider than the languages of the pages. */
export const SPOKEN_LANGUAGES: readonly SpokenLanguage[] = [
  { tag: 'sq', english: 'Albanian', own: 'Shqip' },
  { tag: 'am', english: 'Amharic', own: 'አማርኛ' },
  { tag: 'ar', english: 'Arabic', own: 'العربية' },
  { tag: 'hy', english: 'Armenian', own: 'Հայերեն' },
  { tag: 'bn', english: 'Bengali', own: 'বাংলা' },
  { tag: 'bfi', english: 'British Sign Language', own: 'British Sign Language' },
  { tag: 'bg', english: 'Bulgarian', own: 'Български' },
  { tag: 'my', english: 'Burmese', own: 'မြန်မာ' },
  { tag: 'yue', english: 'Cantonese', own: '廣東話' },
  { tag: 'cs', english: 'Czech', own: 'Čeština' },
  { tag: 'fa-AF', english: 'Dari', own: 'دری' },
  { tag: 'nl', english: 'Dutch', own: 'Nederlands' },
  { tag: 'en', english: 'English', own: 'English' },
  { tag: 'fa', english: 'Farsi', own: 'فارسی' },
  { tag: 'fr', english: 'French', own: 'Français' },
  { tag: 'ka', english: 'Georgian', own: 'ქართული' },
  { tag: 'de', english: 'German', own: 'Deutsch' },
  { tag: 'el', english: 'Greek', own: 'Ελληνικά' },
  { tag: 'gu', english: 'Gujarati', own: 'ગુજરાતી' },
  { tag: 'ha', english: 'Hausa', own: 'Hausa' },
  { tag: 'haz', english: 'Hazaragi', own: 'هزارگی' },
  { tag: 'hi', english: 'Hindi', own: 'हिन्दी' },
  { tag: 'hu', english: 'Hungarian', own: 'Magyar' },
  { tag: 'ig', english: 'Igbo', own: 'Igbo' },
  { tag: 'id', english: 'Indonesian', own: 'Bahasa Indonesia' },
  { tag: 'it', english: 'Italian', own: 'Italiano' },
  { tag: 'rw', english: 'Kinyarwanda', own: 'Ikinyarwanda' },
  { tag: 'rn', english: 'Kirundi', own: 'Ikirundi' },
  { tag: 'ko', english: 'Korean', own: '한국어' },
  { tag: 'kmr', english: 'Kurdish (Kurmanji)', own: 'Kurmancî' },
  { tag: 'ckb', english: 'Kurdish (Sorani)', own: 'کوردیی ناوەندی' },
  { tag: 'lv', english: 'Latvian', own: 'Latviešu' },
  { tag: 'ln', english: 'Lingala', own: 'Lingála' },
  { tag: 'lt', english: 'Lithuanian', own: 'Lietuvių' },
  { tag: 'lg', english: 'Luganda', own: 'Luganda' },
  { tag: 'ms', english: 'Malay', own: 'Bahasa Melayu' },
  { tag: 'ml', english: 'Malayalam', own: 'മലയാളം' },
  { tag: 'cmn', english: 'Mandarin', own: '普通话' },
  { tag: 'mn', english: 'Mongolian', own: 'Монгол' },
  { tag: 'ne', english: 'Nepali', own: 'नेपाली' },
  { tag: 'om', english: 'Oromo', own: 'Afaan Oromoo' },
  { tag: 'ps', english: 'Pashto', own: 'پښتو' },
  { tag: 'pl', english: 'Polish', own: 'Polski' },
  { tag: 'pt', english: 'Portuguese', own: 'Português' },
  { tag: 'pa', english: 'Punjabi', own: 'ਪੰਜਾਬੀ' },
  { tag: 'rhg', english: 'Rohingya', own: 'Ruáingga' },
  { tag: 'rom', english: 'Romani', own: 'Romani' },
  { tag: 'ro', english: 'Romanian', own: 'Română' },
  { tag: 'ru', english: 'Russian', own: 'Русский' },
  { tag: 'sn', english: 'Shona', own: 'ChiShona' },
  { tag: 'si', english: 'Sinhala', own: 'සිංහල' },
  { tag: 'sk', english: 'Slovak', own: 'Slovenčina' },
  { tag: 'so', english: 'Somali', own: 'Soomaali' },
  { tag: 'es', english: 'Spanish', own: 'Español' },
  { tag: 'sw', english: 'Swahili', own: 'Kiswahili' },
  { tag: 'tl', english: 'Tagalog', own: 'Tagalog' },
  { tag: 'ta', english: 'Tamil', own: 'தமிழ்' },
  { tag: 'te', english: 'Telugu', own: 'తెలుగు' },
  { tag: 'th', english: 'Thai', own: 'ไทย' },
  { tag: 'ti', english: 'Tigrinya', own: 'ትግርኛ' },
  { tag: 'tr', english: 'Turkish', own: 'Türkçe' },
  { tag: 'uk', english: 'Ukrainian', own: 'Українська' },
  { tag: 'ur', english: 'Urdu', own: 'اردو' },
  { tag: 'ug', english: 'Uyghur', own: 'ئۇيغۇرچە' },
  { tag: 'uz', english: 'Uzbek', own: 'Oʻzbekcha' },
  { tag: 'vi', english: 'Vietnamese', own: 'Tiếng Việt' },
  { tag: 'cy', english: 'Welsh', own: 'Cymraeg' },
  { tag: 'wo', english: 'Wolof', own: 'Wolof' },
  { tag: 'yo', english: 'Yoruba', own: 'Yorùbá' },
  { tag: 'zu', english: 'Zulu', own: 'isiZulu' },
]

const BY_TAG = new Map(SPOKEN_LANGUAGES.map((language) => [language.tag, language]))

/** Whether a string is the tag of a language in the list. */
export const isSpokenLanguage = (tag: string): boolean => BY_TAG.has(tag)

/** A language's English name, as officers know it; undefined outside the list. */
export const englishNameOf = (tag: string): string | undefined => BY_TAG.get(tag)?.english

/** A language's name in its own script; undefined outside the list. */
export const ownNameOf = (tag: string): string | undefined => BY_TAG.get(tag)?.own
