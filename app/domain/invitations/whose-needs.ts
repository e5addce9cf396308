import { z } from 'zod'
import { NEEDS, type NeedKind } from '../events/kinds.ts'
import type { HeadBand } from './people.ts'
import type { Comer, Reply, ReplyNeed } from './reply.ts'

/** The fields `who.<need>`: the keys of those whose need it is. */
export const whoField = z
  .partialRecord(z.enum(NEEDS), z.union([z.string(), z.array(z.string())]))
  .optional()

type WhoTyped = NonNullable<z.output<typeof whoField>>

/** One who comes, as a form tells them apart: the second child stays the second child when an adult more comes. */
export interface HeadKey {
  /** Such as `child-2`. */
  key: string
  ageBand: HeadBand
  /** From 1, among those of the same age band. */
  number: number
  name: string | null
}

/** Those who come, each with a key; in the order of the answer. */
export function headKeys(
  comers: ReadonlyArray<{ ageBand: HeadBand; name?: string | null }>,
): HeadKey[] {
  const numbers = new Map<HeadBand, number>()
  return comers.map(({ ageBand, name = null }) => {
    const number = (numbers.get(ageBand) ?? 0) + 1
    numbers.set(ageBand, number)
    return { key: `${ageBand}-${number}`, ageBand, number, name }
  })
}

/** Whether it is worth asking whose a need is: somebody needs something, and it could be one of several. */
export const asksWhose = ({ comers, needs }: Pick<Reply, 'comers' | 'needs'>): boolean =>
  needs.length > 0 && comers.length > 1

/** The needs with those whose they are; keys of nobody who comes are left out. */
export function withWhose(
  needs: readonly ReplyNeed[],
  typed: WhoTyped,
  comers: readonly Comer[],
): ReplyNeed[] {
  const keys = headKeys(comers).map(({ key }) => key)
  return needs.map((need) => {
    const ticked = new Set([typed[need.kind] ?? []].flat())
    const who = keys.flatMap((key, position) => (ticked.has(key) ? [position] : []))
    return who.length > 0 ? { ...need, who } : need
  })
}

/** What was told before, as the fields have it. */
export function whoseTyped(
  needs: ReadonlyArray<{ kind: string; who: readonly number[] }>,
  comers: ReadonlyArray<{ ageBand: HeadBand; name: string | null }>,
): Record<string, string[]> {
  const keys = headKeys(comers).map(({ key }) => key)
  return Object.fromEntries(
    needs
      .filter(({ who }) => who.length > 0)
      .map(({ kind, who }) => [whoName(kind), who.flatMap((position) => keys[position] ?? [])]),
  )
}

/** The name of a need's field. */
export const whoName = (kind: NeedKind | string): string => `who.${kind}`
