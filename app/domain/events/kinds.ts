/** What an event is for. It decides questions, letters and paper; all of it is visible and can be edited. */
export const EVENT_KINDS = ['welcome', 'ceremony', 'convening'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What an event is like. It decides words and nothing else. */
export const EVENT_FORMATS = [
  'gathering',
  'outing',
  'visit',
  'workshop',
  'webinar',
  'launch',
] as const
export type EventFormat = (typeof EVENT_FORMATS)[number]

export const VISIBILITIES = ['public', 'invited'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** What someone may need so that they can come. Seen by those who act on it, erased 30 days after. */
export const NEEDS = [
  'step_free',
  'wheelchair',
  'hearing',
  'sight',
  'interpreter',
  'diet_halal',
  'diet_vegetarian',
  'diet_vegan',
  'allergy',
  'pram',
  'childcare',
  'pick_up',
  'quiet_space',
  'prayer_space',
  'other',
] as const
export type NeedKind = (typeof NEEDS)[number]

const DETAILED = ['interpreter', 'allergy', 'pick_up', 'other'] as const
type DetailedNeed = (typeof DETAILED)[number]

/** The needs that mean nothing without a few words: which language, which allergy, from where. */
export const NEEDS_WITH_DETAIL: readonly NeedKind[] = DETAILED

/** Whether a stored need is one that is still asked for. */
export const isNeed = (kind: string): kind is NeedKind => NEEDS.some((known) => known === kind)

/** Whether a need asks for a few words. */
export function takesDetail(need: NeedKind): need is DetailedNeed {
  return DETAILED.some((detailed) => detailed === need)
}

/** What a host tells of its group in fields of their own: the languages to interpret, where to fetch them. */
export const TOLD_BY_GROUPS: readonly NeedKind[] = ['interpreter', 'pick_up']

/** Whose names a reply asks for. `children`: the full names of the children, for their certificates. */
export const NAMES_ASKED = ['none', 'first_names', 'children', 'delegates'] as const
export type NamesAsked = (typeof NAMES_ASKED)[number]

/** How a reply counts: a family by age band, a delegation by heads. */
export const PEOPLE_ASKED = ['age_bands', 'adults'] as const
export type PeopleAsked = (typeof PEOPLE_ASKED)[number]

/** What a reply asks; held by the event, so that an officer can change it for one event. */
export interface QuestionSet {
  people: PeopleAsked
  names: NamesAsked
  /** In the order in which they are asked; empty: the question is left out. */
  needs: NeedKind[]
  message: boolean
  /** A button that leaves the page for a harmless one: for those who read over a shoulder. */
  quickExit: boolean
}

/** Letters that an event sends, in the order of its life. */
export const EVENT_LETTERS = [
  'invitation',
  'reply_received',
  'waiting',
  'place_confirmed',
  'event_changed',
  'event_cancelled',
] as const
export type EventLetter = (typeof EVENT_LETTERS)[number]

/** What can be printed for an event. A letter is for those without e-mail, with a code to read out. */
export const EVENT_PAPERS = ['letter', 'roll', 'certificates'] as const
export type EventPaper = (typeof EVENT_PAPERS)[number]

/** What a kind brings along. */
export interface KindFacts {
  visibility: Visibility
  formats: readonly EventFormat[]
  letters: readonly EventLetter[]
  paper: readonly EventPaper[]
  questions: Readonly<QuestionSet>
}

const FACTS: Record<EventKind, KindFacts> = {
  welcome: {
    visibility: 'public',
    formats: ['gathering', 'outing', 'visit', 'workshop'],
    letters: EVENT_LETTERS,
    paper: ['letter', 'roll'],
    // Hotel residents need no name to be welcome: "we are 14" is a whole reply (docs/domain.md 4).
    questions: {
      people: 'age_bands',
      names: 'none',
      needs: [...NEEDS],
      message: true,
      quickExit: true,
    },
  },
  ceremony: {
    visibility: 'invited',
    formats: ['gathering'],
    letters: EVENT_LETTERS,
    paper: ['letter', 'roll', 'certificates'],
    questions: {
      people: 'age_bands',
      names: 'children',
      // Families come and go by themselves, and the children are the guests: no pick-up, no childcare.
      needs: NEEDS.filter((need) => need !== 'pick_up' && need !== 'childcare'),
      message: true,
      quickExit: true,
    },
  },
  convening: {
    visibility: 'invited',
    formats: ['gathering', 'workshop', 'webinar', 'launch'],
    letters: EVENT_LETTERS,
    paper: ['roll'],
    questions: {
      people: 'adults',
      names: 'delegates',
      needs: NEEDS.filter((need) => need !== 'pram' && need !== 'pick_up'),
      message: true,
      quickExit: false,
    },
  },
}

/** What a kind brings along: its letters, its paper, who may see it when nobody has said otherwise. */
export function factsOf(kind: EventKind): KindFacts {
  return FACTS[kind]
}

/** The questions a new event of this kind starts with; a copy that may be changed. */
export function defaultQuestions(kind: EventKind): QuestionSet {
  const { questions } = FACTS[kind]
  return { ...questions, needs: [...questions.needs] }
}

/** Whether this format happens on a screen: then the room is a link, shown to those who come. */
export function isOnline(format: EventFormat): boolean {
  return format === 'webinar'
}
