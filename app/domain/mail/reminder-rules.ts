import { z } from 'zod'

/**
 * The rules by which an event's letters go out by the clock. Each has a name of its own for ever, so that
 * another time for it does not make another letter of it.
 */
export const RULE_NAMES = [
  'unanswered-1',
  'unanswered-2',
  'before-1',
  'before-2',
  'before-3',
  'thanks',
] as const
export type RuleName = (typeof RULE_NAMES)[number]

/** Whom a rule writes to: those without an answer, those who come, those who came. */
export type RuleAim = 'unanswered' | 'before' | 'thanks'

export const RULE_UNITS = ['days', 'hours'] as const
export type RuleUnit = (typeof RULE_UNITS)[number]

/** The most days, and hours, that a rule may lie from what it counts from. */
export const MOST_DAYS = 60
export const MOST_HOURS = 72

const rule = z.object({
  isOn: z.boolean(),
  amount: z.number().int().min(0).max(Math.max(MOST_DAYS, MOST_HOURS)),
  unit: z.enum(RULE_UNITS),
  /** On the clock of the event's place; of days only. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** When an officer set it; absent where nobody has touched it since the event was made. */
  since: z.coerce.date().optional(),
})

/** When a rule writes: so many days or hours before or after the moment that its aim counts from. */
export type ReminderRule = z.output<typeof rule>

const stored = z.partialRecord(z.enum(RULE_NAMES), rule)

/** Nobody is mailed by a rule that nobody knows of: but for the one reminder, all of them begin switched off. */
const STANDARD: Record<RuleName, ReminderRule> = {
  'unanswered-1': { isOn: false, amount: 7, unit: 'days', time: '10:00' },
  'unanswered-2': { isOn: false, amount: 2, unit: 'days', time: '10:00' },
  'before-1': { isOn: true, amount: 2, unit: 'days', time: '10:00' },
  'before-2': { isOn: false, amount: 3, unit: 'hours', time: '10:00' },
  'before-3': { isOn: false, amount: 14, unit: 'days', time: '10:00' },
  thanks: { isOn: false, amount: 1, unit: 'days', time: '10:00' },
}

export interface NamedRule extends ReminderRule {
  name: RuleName
  aim: RuleAim
}

/**
 * All rules of an event, those that nobody has set as they come.
 *
 * @param kept The event's column.
 */
export function rulesOf(kept: unknown): NamedRule[] {
  const own = stored.parse(kept)
  return RULE_NAMES.map((name) => ({ ...STANDARD[name], ...own[name], name, aim: aimOf(name) }))
}

/** Whom a rule of this name writes to. */
export function aimOf(name: RuleName): RuleAim {
  if (name === 'thanks') return 'thanks'
  return name.startsWith('before') ? 'before' : 'unanswered'
}

/** Whether those who come are reminded at all. */
export const remindsGuests = (kept: unknown): boolean =>
  rulesOf(kept).some(({ aim, isOn }) => aim === 'before' && isOn)

export const isRuleName = (name: string): name is RuleName =>
  RULE_NAMES.some((known) => known === name)

/** The name of a rule's field in its form. */
export const ruleField = (name: RuleName, part: 'isOn' | 'amount' | 'unit' | 'time'): string =>
  `rules.${name}.${part}`

/** The fields from top to bottom, for the error summary and for two officers' versions. */
export const RULE_FIELDS = RULE_NAMES.flatMap((name) =>
  (['isOn', 'amount', 'unit', 'time'] as const).map((part) => ruleField(name, part)),
)
