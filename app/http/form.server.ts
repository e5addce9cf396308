import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { isPlainKey, type Words } from '#app/translations/translate.ts'
import type { FormState } from '#app/ui/form-state.ts'

/** A form without files is small; more is somebody's mistake or malice. */
const MOST_BYTES = 256 * 1024

export type Read<T> =
  | { ok: true; value: T; typed: FormState['typed'] }
  | { ok: false; state: FormState }

/**
 * Read a form: what the schema makes of it, or what was typed and what is wrong, in the reader's words.
 *
 * Messages in the schema are keys without arguments; a message that needs arguments is made by the
 * route, which hands the schema as a function of the words.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  t: Words,
): Promise<Read<z.output<S>>> {
  return parseForm(await formOf(request), schema, t)
}

/** The fields of a request, which a route may look at before it decides how to read them. */
export async function formOf(request: Request): Promise<FormData> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MOST_BYTES)
    throw new Response('Too large\n', { status: 413 })
  return bodyOf(request)
}

/**
 * The fields and files of a request of any size that the server takes.
 *
 * @throws A 400 answer for a body that is no form: no page of ours sent it.
 */
export async function bodyOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (error) {
    // What the platform says of a body that it cannot read; a connection that broke is another error.
    if (!(error instanceof TypeError)) throw error
    throw new Response('Not a form\n', { status: 400 })
  }
}

/** The same for fields that are at hand already. */
export function parseForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  t: Words,
): Read<z.output<S>> {
  const typed = typedIn(form)
  const submission = parseWithZod(form, { schema })
  if (submission.status === 'success') return { ok: true, value: submission.value, typed }
  const errors: FormState['errors'] = {}
  for (const [field, messages] of Object.entries(submission.error ?? {})) {
    const [message] = messages ?? []
    if (message !== undefined) errors[field] = isPlainKey(message) ? t(message) : message
  }
  return { ok: false, state: { typed, errors } }
}

/** What was typed, by field; files are chosen again. */
export function typedIn(form: FormData): FormState['typed'] {
  const typed: FormState['typed'] = {}
  for (const name of new Set(form.keys())) {
    typed[name] = form.getAll(name).filter((value) => typeof value === 'string')
  }
  return typed
}
