import type { FormState } from './form-state.ts'

type Typed = FormState['typed']

/** A field that two officers left differently. A date's three boxes are one field. */
export interface Difference {
  name: string
  theirs: string[]
  mine: string[]
}

/** The form's name of a choice between two versions of a field. */
export const keepName = (name: string): string => `keep.${name}`

const groupOf = (name: string) => name.replace(/\.(day|month|year)$/, '')
const PARTS = ['day', 'month', 'year']

/** The keys of a field in the form: itself, or its three boxes. */
function keysOf(name: string, typed: Typed[]): string[] {
  const parts = PARTS.map((part) => `${name}.${part}`)
  return typed.some((one) => parts.some((part) => part in one)) ? parts : [name]
}

const valuesOf = (typed: Typed, keys: string[]) =>
  keys.flatMap((key) => typed[key] ?? []).filter((value) => value.trim() !== '')
const asOne = (values: string[]) =>
  JSON.stringify(values.map((value) => value.replace(/\r\n/g, '\n')))

/**
 * Where what was typed and what was saved meanwhile part, in the order of the page.
 *
 * @param names The fields from top to bottom, as the error summary has them.
 */
export function differences(names: string[], mine: Typed, theirs: Typed): Difference[] {
  return [...new Set(names.map(groupOf))].flatMap((name) => {
    const keys = keysOf(name, [mine, theirs])
    const difference = { name, theirs: valuesOf(theirs, keys), mine: valuesOf(mine, keys) }
    return asOne(difference.mine) === asOne(difference.theirs) ? [] : [difference]
  })
}

/** The form with the fields replaced of which the officer chose what was saved meanwhile. */
export function withChosen(form: FormData, theirs: Typed): FormData {
  const chosen = new FormData()
  const replaced = new Set<string>()
  for (const [name, choice] of form.entries()) {
    const field = name.startsWith('keep.') ? name.slice(5) : undefined
    if (field && choice === 'theirs') replaced.add(field)
  }
  for (const [name, value] of form.entries())
    if (!name.startsWith('keep.') && !replaced.has(groupOf(name))) chosen.append(name, value)
  for (const field of replaced)
    for (const key of keysOf(field, [theirs]))
      for (const value of theirs[key] ?? []) chosen.append(key, value)
  return chosen
}
