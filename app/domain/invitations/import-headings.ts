import type { GuestField } from './guest-fields.ts'

/**
 * Headings of columns that are never brought in (SECURITY, least data): what would tell where a person
 * fled from, how, under which number, when they were born and where they live.
 * Headings are lower case, without apostrophes and full stops, other signs made spaces.
 */
export const FORBIDDEN_HEADINGS: readonly RegExp[] = [
  /\b(?:dob|d o b|birth ?(?:date|day)|(?:date|place|country|town|year) of birth|born)\b/,
  /\bhome office\b|\bho (?:ref(?:erence)?|no|number)\b|\buan\b|\bcase (?:ref(?:erence)?|no|number|id)\b/,
  /\b(?:nationality|nationalities|citizenship (?:of|status)|country of (?:origin|nationality)|ethnic(?:ity| group| origin)?|religion|faith)\b/,
  /\b(?:immigration|visa|asylum|refugee status|leave to remain|brp|e ?visa|biometric|share code|arc (?:no|number)|nass|residence permit)\b/,
  /\bpassport\b|\b(?:id|identity) (?:card|document|no|number)\b/,
  /\b(?:arrival (?:route|date)|date of arrival|route (?:of|to)|port of entry|arrived (?:in|on|from))\b/,
  /\bpost ?codes?\b|\bzip(?: code)?\b|\bstreet\b|\bhouse (?:no|number|name)\b|\bflat (?:no|number)\b/,
  // "E-mail address" is the one address that is welcome.
  /^(?!.*\b(?:e ?mail|web|ip)\b).*\baddress(?:es)?\b/,
  /\b(?:ni|national insurance|nhs)(?: (?:no|number))?\b|\bnino\b/,
  /дата народження|громадянство|паспорт|національність|адреса(?! електронної)/,
  /تاريخ الميلاد|الجنسية|جواز السفر|العنوان(?! ال[إا]لكتروني)/,
]

const OF_CHILD = String.raw`\b(?:child(?:ren)?s?|kids?|sons?|daughters?|pupils?|honourees?|celebrants?)\b`
const COUNT = String.raw`(?:no|nr|number|num|how many|count|total)(?: of)?`

/** Headings and the field they mean; the first that fits decides, so the narrow ones stand above the wide. */
export const FIELD_HEADINGS: readonly (readonly [GuestField, RegExp])[] = [
  ['email', /\be ?mails?\b|^mail$|\bebost\b|بريد|електронн|пошта|имейл/],
  ['job-title', /\b(?:job|role|position|post title|occupation)\b|^title$/],
  [
    'adults',
    new RegExp(
      String.raw`^(?:${COUNT} )?(?:adults?|grown ups?)(?: (?:18|\d).*)?$|^(?:кількість )?доросл(?:і|их)$|^(?:عدد )?(?:ال)?(?:بالغين|بالغون|كبار)$`,
    ),
  ],
  [
    'young',
    new RegExp(
      String.raw`^(?:${COUNT} )?(?:young(?: people| persons?)?|youths?|teen(?:ager)?s?)\b`,
    ),
  ],
  [
    'infants',
    new RegExp(String.raw`^(?:${COUNT} )?(?:infants?|bab(?:y|ies)|toddlers?|under (?:2|3)s?)\b`),
  ],
  [
    'children',
    new RegExp(
      String.raw`^(?:${COUNT} )?(?:children|kids)(?: \d.*)?$|^(?:кількість )?(?:діти|дітей)$|^(?:عدد )?(?:ال)?(?:[أا]طفال|[أا]ولاد|[أا]بناء)$`,
    ),
  ],
  ['school', /\bschool\b|\bnursery\b|\bcollege\b|\bysgol\b|школа|مدرسة/],
  [
    'child-names',
    new RegExp(
      String.raw`${OF_CHILD}.*\bnames?\b|\bnames? of (?:the )?${OF_CHILD}|^(?:child|kid|son|daughter) ?\d+\b|^childs?$|(?:اسم|[أا]سماء) (?:ال)?(?:طفل|[أا]طفال|[أا]ولاد|[أا]بناء)|^(?:ال)?(?:طفل|طفلة|ابن|ابنة)(?: [\d٠-٩]+)?$|ім(?:я|ена) (?:дитини|дітей)|^(?:дитина|син|донька)(?: ?\d+)?$|^діт(?:и|ей) (?:імена|за іменами)`,
    ),
  ],
  [
    'people',
    new RegExp(
      String.raw`^(?:${COUNT} )?(?:people|persons?|guests?|places?|seats?|pax|attendees|members|in (?:the )?(?:family|household|party))$|\b(?:party|family|household|group) (?:size|members)\b|^${COUNT} in (?:the )?(?:family|household|party)$|^(?:up to|limit|size|pax|total|max(?:imum)?|how many)\b|\bpeople limit\b|кількість|عدد`,
    ),
  ],
  ['language', /\blang(?:uage)?s?\b|\biaith\b|мова|لغة|اللغة/],
  [
    'phone',
    /\b(?:tele)?phones?\b|\btel\b|\bmob(?:ile)?\b|\bcell\b|\bwhats ?app\b|\bff[oô]n\b|\bcontact (?:no|number)\b|телефон|هاتف|جوال/,
  ],
  [
    'native-name',
    /\b(?:native|own script|original|local|home language|arabic|ukrainian|cyrillic)\b.*\bname\b|\bname\b.*\b(?:native|own script|original|arabic|ukrainian|in (?:own )?script)\b/,
  ],
  ['known-as', /\bknown as\b|\bpreferred name\b|\bnick ?name\b|\bcalled\b|\bfamiliar name\b/],
  [
    'organisation',
    /\borgani[sz]ations?\b|\borg\b|\bcompany\b|\bemployer\b|\bcouncil\b|\bagency\b|\bcharity\b|\bauthority\b|\binstitution\b/,
  ],
  ['first-name', /\b(?:first|given|fore) ?names?\b|\bforename\b|^імя$|^الاسم الأول$/],
  [
    'last-name',
    /\b(?:last|sur|second) ?name\b|^family name$|^прізвище$|^(?:اسم العائلة|الكنية|اللقب)$/,
  ],
  [
    'name',
    /^(?:full |whole |contact |main |lead |guest |family |household |delegate |parents? |guardian |carer |mothers? |fathers? |applicant |invitee |client |your )*names?$|^(?:family|household|guest|contact|parent|guardian|carer|delegate|invitee|attendee|lead|main contact|contact person|person)s?$|\bname of (?:the )?(?:family|parent|guardian|contact|guest|delegate)\b|^(?:parents?|guardians?|carers?|mothers?|fathers?)(?: (?:(?:and|or) )?(?:parents?|guardians?|carers?|mothers?|fathers?))+(?: names?)?$|^(?:full )?names? (?:of|and|in english|latin).*|^enw$|^імя|^піб$|^прізвище|^الاسم|^اسم/,
  ],
]
