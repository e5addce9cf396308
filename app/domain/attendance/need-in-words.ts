import type { Words } from '#app/translations/translate.ts'
import { spokenName } from '../invitations/guest-language.ts'
import type { NeedOfLine } from '../invitations/guest-line.ts'

/** "Interpreter: Arabic (Amira, child)": a need, the language by its name, and whose it is, where that is told. */
export function needInWords({ kind, detail, who }: NeedOfLine, t: Words): string {
  const said = detail && kind === 'interpreter' ? spokenName(detail) : detail
  const whose = who.map(({ name, ageBand }) => name ?? t(`guests.one-${ageBand}`)).join(', ')
  return t(`guests.need-${kind}`) + (said ? `: ${said}` : '') + (whose && ` (${whose})`)
}
