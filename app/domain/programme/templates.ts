import type { EventKind } from '../events/kinds.ts'
import type { ItemKind } from './item-kinds.ts'

/** One item of a template; the title's words are the desk's. */
export interface TemplateItem {
  key: TemplateKey
  kind: ItemKind
  minutes: number
  isBefore?: boolean
  secondsEach?: number
  /** Only who is on duty needs to know it. */
  isHidden?: boolean
}

export const TEMPLATE_KEYS = [
  'doors',
  'register',
  'family-photo',
  'seated',
  'compere-welcome',
  'lord-mayor',
  'poet',
  'video',
  'presentation',
  'group-photo',
  'anthem',
  'gift-bags',
  'host-welcome',
  'round-the-room',
  'activities',
  'music',
  'refreshments',
  'goodbye',
] as const
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]

/** How long a child on the stage takes: name, handshake, picture. */
export const SECONDS_A_CHILD = 40

/** The children's ceremony as the field holds it: 75 minutes from the start (docs/domain.md 1). */
const CEREMONY: readonly TemplateItem[] = [
  { key: 'doors', kind: 'doors', minutes: 10, isBefore: true },
  { key: 'family-photo', kind: 'photograph', minutes: 20, isBefore: true },
  { key: 'seated', kind: 'other', minutes: 5, isHidden: true },
  { key: 'compere-welcome', kind: 'welcome', minutes: 5 },
  { key: 'lord-mayor', kind: 'speech', minutes: 5 },
  { key: 'poet', kind: 'poem', minutes: 4 },
  { key: 'video', kind: 'video', minutes: 6 },
  { key: 'presentation', kind: 'presentation', minutes: 20, secondsEach: SECONDS_A_CHILD },
  { key: 'group-photo', kind: 'photograph', minutes: 10 },
  { key: 'anthem', kind: 'anthem', minutes: 3 },
  { key: 'gift-bags', kind: 'refreshments', minutes: 17 },
]

/** Two hours in which people meet each other and what the city offers. */
const WELCOME: readonly TemplateItem[] = [
  { key: 'doors', kind: 'doors', minutes: 5, isBefore: true },
  { key: 'register', kind: 'registration', minutes: 10, isBefore: true },
  { key: 'host-welcome', kind: 'welcome', minutes: 10 },
  { key: 'round-the-room', kind: 'activity', minutes: 20 },
  { key: 'activities', kind: 'activity', minutes: 40 },
  { key: 'refreshments', kind: 'refreshments', minutes: 30 },
  { key: 'music', kind: 'music', minutes: 15 },
  { key: 'goodbye', kind: 'other', minutes: 5 },
]

const TEMPLATES: Record<EventKind, readonly TemplateItem[]> = {
  ceremony: CEREMONY,
  welcome: WELCOME,
  convening: [],
}

/** What a running order of this kind begins with; empty where there is no template. */
export const templateOf = (kind: EventKind): readonly TemplateItem[] => TEMPLATES[kind]
