/** The rules round a certificate. */
export const BORDERS = ['double', 'single', 'none'] as const
/** The colour of the paper: each so light that all of the text reads on it. */
export const TINTS = ['white', 'cream', 'sky'] as const
export const TINT_COLOURS: Record<(typeof TINTS)[number], string> = {
  white: '#ffffff',
  cream: '#fdf8ec',
  sky: '#f1f6fb',
}

/** What a council chooses about a ceremony's certificates. One version of it, as stored. */
export interface DesignContent {
  heading: string
  /** Above the name: "presented by the people of Borchester to". */
  lead: string
  /** Below the name, with `{date}` and `{place}`. */
  body: string
  /** At most `MOST_SIGNATORIES`, in the order in which they stand. */
  signatories: PrintedSignatory[]
  rosette: boolean
  /** Left out in versions of before: `double`. */
  border?: (typeof BORDERS)[number]
  /** Left out in versions of before: `white`. */
  tint?: (typeof TINTS)[number]
  /** Whether the name also stands in the person's own script; left out in versions of before: it does. */
  ownScript?: boolean
}

/** The looks of a design, whatever its version. */
export const looksOf = ({ border, tint, ownScript }: DesignContent) => ({
  border: border ?? 'double',
  tint: tint ?? 'white',
  ownScript: ownScript ?? true,
})

export interface PrintedSignatory {
  name: string
  role: string
}

/** All that a certificate says beside the name, written down when it is issued. Holds nothing of the child. */
export interface PrintedFacts extends DesignContent {
  council: string
  colour: string
  accent: string
  paper: string
  deviceFileId: string | null
  statement: string
  /** A word across the page of a demo's certificates. */
  specimen: string | null
  /** The council's address, without a slash at the end, under which the code is checked. */
  origin: string
}

/** More signatures than this do not stand in one line without crowding. */
export const MOST_SIGNATORIES = 3

export const PLACEHOLDERS = ['date', 'place'] as const

/** The placeholders of a wording that mean nothing, as written: `{name}`. */
export function unknownPlaceholders(body: string): string[] {
  const known = new Set<string>(PLACEHOLDERS)
  return Array.from(body.matchAll(/\{([^{}]*)\}?/gu))
    .filter(([whole, name]) => !whole.endsWith('}') || !known.has(name ?? ''))
    .map(([whole]) => whole)
}

/** The wording with its placeholders filled in, in one pass: what is filled in is never read again. */
export function fillIn(body: string, facts: Record<(typeof PLACEHOLDERS)[number], string>): string {
  return body.replace(/\{(date|place)\}/gu, (_, name: string) =>
    name === 'date' ? facts.date : facts.place,
  )
}

// Words of the certificates that the Home Office gives out: a keepsake that borrows them could be taken for one.
const OFFICIAL =
  /home office|secretary of state|his majesty|her majesty|royal arms|nationality act|certificate of (registration|naturali[sz]ation|british|citizenship|nationality)|registered as a british|naturali[sz]ed/iu

/** The words of a text that belong to the state's own certificates; undefined when there are none (docs/domain.md 1). */
export const officialWords = (text: string): string | undefined =>
  OFFICIAL.exec(text.replace(/\s+/gu, ' '))?.[0]

/** A date that stays on one line. */
export const unbroken = (date: string): string => date.replaceAll(' ', '\u00a0')

/** Whether two designs print alike. */
export const isSameDesign = (one: DesignContent, other: DesignContent): boolean =>
  one.heading === other.heading &&
  one.lead === other.lead &&
  one.body === other.body &&
  one.rosette === other.rosette &&
  JSON.stringify(looksOf(one)) === JSON.stringify(looksOf(other)) &&
  one.signatories.length === other.signatories.length &&
  one.signatories.every(
    ({ name, role }, at) =>
      name === other.signatories[at]?.name && role === other.signatories[at]?.role,
  )
