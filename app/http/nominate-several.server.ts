import { nominationForm } from '#app/domain/nominations/nomination.form.ts'
import { LINES_MOST, type NominationGiven } from '#app/domain/nominations/nomination.ts'
import { linesIn } from '#app/domain/nominations/several.ts'
import type { Words } from '#app/translations/translate.ts'
import { nominationWords, sentence } from './nomination-words.server.ts'

/**
 * Read a pasted list. All of it is good, or none is kept: what is wrong is told by line.
 *
 * @param language For lines that name none.
 */
export function readSeveral(
  text: string,
  { language, t }: { language: string; t: Words },
): { ok: true; children: NominationGiven[] } | { ok: false; message: string } {
  const lines = linesIn(text, { language })
  if (lines.length === 0) return { ok: false, message: t('nominate.error-none') }
  if (lines.length > LINES_MOST)
    return { ok: false, message: t('nominate.error-too-many', { most: LINES_MOST }) }
  const schema = nominationForm(nominationWords(t), { isGuardian: false })
  const problems: string[] = []
  const children: NominationGiven[] = []
  for (const { line, fields } of lines) {
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
    const read = schema.safeParse(filled)
    if (read.success) children.push(read.data)
    else
      for (const { message } of read.error.issues)
        problems.push(t('nominate.line', { line, problem: sentence(t, message) }))
  }
  if (problems.length === 0) return { ok: true, children }
  const [lead, shown] = [t('nominate.lines-wrong'), [...new Set(problems)].slice(0, 20)]
  return { ok: false, message: [lead, ...shown].join(' ') }
}
