import type { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import type { Conflict } from '#app/ui/desk/both-versions.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { differences, withChosen } from '#app/ui/versions.ts'
import { unprocessable } from './answer.server.ts'
import { formOf, parseForm, type Read } from './form.server.ts'

/** What an edit page gets back: what was typed, what is wrong, and what another officer saved meanwhile. */
export interface EditAnswer {
  form: FormState
  conflict: Conflict | null
}

/**
 * Read the form of an edit. Where the officer has just chosen between two versions, the chosen fields
 * are those that were saved meanwhile.
 *
 * @param theirs The row now, as its form shows it.
 */
export async function readEdit<S extends z.ZodType>(
  request: Request,
  { schema, theirs, t }: { schema: S; theirs: FormState['typed']; t: Words },
): Promise<Read<z.output<S>>> {
  return parseForm(withChosen(await formOf(request), theirs), schema, t)
}

/** The page again, with what is wrong. */
export const editRefused = (form: FormState) => unprocessable<EditAnswer>({ form, conflict: null })

/** The page again, with both versions. */
export function bothVersions({
  typed,
  theirs,
  names,
  revision,
}: {
  typed: FormState['typed']
  theirs: FormState['typed']
  names: string[]
  revision: number
}) {
  return unprocessable<EditAnswer>({
    form: { typed, errors: {} },
    conflict: { revision, differences: differences(names, typed, theirs) },
  })
}
