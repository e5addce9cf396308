import type { Council } from '#app/domain/councils/council.ts'
import { OFFERABLE } from '#app/domain/councils/council.form.ts'

/** A council's settings as their form writes them, by field, from top to bottom. */
export function councilValues(council: Council): Record<string, string | string[]> {
  return {
    name: council.name,
    ...Object.fromEntries(OFFERABLE.map(({ tag }) => [`names.${tag}`, council.names[tag] ?? ''])),
    prefix: council.prefix,
    phone: council.phone,
    address: council.address,
    timeZone: council.timeZone,
    languages: council.languages.filter((tag) => tag !== 'en'),
    drafts: council.drafts,
    quietFrom: council.quietFrom,
    quietUntil: council.quietUntil,
    mailFromName: council.mailFromName,
    mailFromAddress: council.mailFromAddress,
  }
}

/** The same as a form sends it. */
export const typedOfCouncil = (council: Council): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(councilValues(council)).map(([name, value]) => [
      name,
      typeof value === 'string' ? [value] : value,
    ]),
  )
