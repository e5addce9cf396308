/**
 * A form as it came back: what was typed and what is wrong with it. Pages hand it to the components,
 * which find their own value and message by name.
 */
export interface FormState {
  /** Every value of every field, as sent; a field that was not sent is absent. */
  typed: Record<string, string[]>
  /** Field name to the message, already in the reader's words. The name '' is the form as a whole. */
  errors: Record<string, string>
}

/** The one value of a field, or undefined when it was not sent. */
export function first(state: FormState | undefined, name: string): string | undefined {
  return state?.typed[name]?.[0]
}

/** All values of a field, such as ticked boxes; undefined when the form has not been sent at all. */
export function all(state: FormState | undefined, name: string): string[] | undefined {
  return state && (state.typed[name] ?? [])
}

/** One line of the error summary. `field` is the name it leads to; undefined for the form as a whole. */
export interface FieldError {
  field?: string
  message: string
}

/**
 * The errors in the order of the page.
 *
 * @param names The fields from top to bottom. A part (`startsOn.day`) also takes the error of its whole
 *   (`startsOn`), so that the link leads to something that can be typed into.
 * @returns Errors of fields that are not named come last, so that none is lost.
 */
export function errorsInOrder(state: FormState | undefined, names: string[]): FieldError[] {
  if (!state) return []
  const left = new Map(Object.entries(state.errors))
  const listed: FieldError[] = []
  const take = (key: string, field?: string) => {
    const message = left.get(key)
    if (message === undefined) return
    left.delete(key)
    listed.push(field ? { field, message } : { message })
  }
  take('')
  for (const name of names) {
    take(name, name)
    take(name.split('.').slice(0, -1).join('.') || name, name)
  }
  for (const name of left.keys()) take(name, name)
  return listed
}

/** The id of a field's control: stable, and free of what a selector would choke on. */
export function fieldId(name: string): string {
  return name.replace(/[.[\]~]+/g, '-').replace(/-$/, '')
}
