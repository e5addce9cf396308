import type { PageWords } from '#app/translations/page-words.ts'
import { codeWords } from './code-words.ts'
import { DID_WORDS } from './did-words.ts'

/** What a line of the record says was done: "Looked at the guest list". */
export function didInWords(t: PageWords, action: string): string {
  const key = codeWords(DID_WORDS, action)
  return key ? t(key) : spaced(action)
}

const COUNTED = [
  'accounts',
  'added',
  'approved',
  'bad',
  'certificates',
  'changed',
  'dates',
  'families',
  'invited',
  'letters',
  'limit',
  'lines',
  'members',
  'messages',
  'names',
  'needs',
  'nominations',
  'parties',
  'people',
  'places',
  'promoted',
  'removed',
  'rooms',
  'rows',
  'shown',
  'texts',
  'told',
  'unprintable',
] as const

const STATES = ['confirmed', 'waiting', 'offered', 'maybe', 'declined', 'lapsed'] as const

const SAID_WHEN_SO = {
  email: 'record.more-new-email',
  name: 'record.more-new-name',
  named: 'record.more-new-name',
  phone: 'record.more-new-phone',
  searched: 'record.more-searched',
  filtered: 'record.more-filtered',
  walkIn: 'record.more-walk-in',
} as const

/** They say nothing to a reader, or again what another part says. */
const UNSAID = ['answer', 'held', 'kind', 'revision', 'to', 'capacityTo']
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Counts, states and changes of a line: "4 people, Coming". What is not so, or an id, is left out. */
export function detailInWords(t: PageWords, detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => partInWords(t, name, value, detail))
    .join(', ')
}

function partInWords(
  t: PageWords,
  name: string,
  value: unknown,
  detail: Record<string, unknown>,
): string[] {
  if (!value || UNSAID.includes(name)) return []
  const counted = COUNTED.find((one) => one === name)
  if (counted && typeof value === 'number') return [t(`record.more-${counted}`, { count: value })]
  const state = name === 'state' && STATES.find((one) => one === value)
  if (state) return [t(`state.${state}`)]
  const so = value === true && Object.entries(SAID_WHEN_SO).find(([known]) => known === name)
  if (so) return [t(so[1])]
  if (name === 'language') return [t.language(String(value))]
  if (name === 'scope') return value === 'following' ? [t('record.more-following')] : []
  if (name === 'capacityFrom')
    return [t('record.more-capacity', { from: String(value), to: String(detail.capacityTo) })]
  if (name === 'from' && detail.to !== undefined)
    return [t('record.more-from-to', { from: String(value), to: String(detail.to) })]
  if (ID.test(String(value))) return []
  return [`${spaced(name)} ${value === true ? '' : spaced(String(value))}`.trim()]
}

/** A code as words: "waitingRules" and "waiting-rules" as "waiting rules". */
const spaced = (code: string): string =>
  code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]/g, ' ')
    .toLowerCase()
