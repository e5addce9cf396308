import type { FormState } from '#app/ui/form-state.ts'

/** A field's two versions, as the form writes them. */
export interface FieldVersions {
  name: string
  saved: string
  mine: string
}

/**
 * The fields in which what was typed and what is saved now differ, in the order of `saved`.
 *
 * @param saved Every field as the form would show it; several values of one field as a list.
 */
export function versionsThatDiffer(
  saved: Record<string, string | readonly string[]>,
  typed: FormState['typed'],
): FieldVersions[] {
  return Object.entries(saved)
    .map(([name, value]) => ({
      name,
      saved: (typeof value === 'string' ? [value] : value).join(', '),
      mine: (typed[name] ?? []).join(', ').replaceAll('\r\n', '\n'),
    }))
    .filter(({ saved: theirs, mine }) => theirs !== mine)
}

/** The form as typed, with the revision that is saved now: sending it again is a choice. */
export function onRevision(typed: FormState['typed'], revision: number): FormState {
  return { typed: { ...typed, revision: [String(revision)] }, errors: {} }
}
