import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { organisation, organisationAlias } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import { searchForm } from '../names.ts'

/**
 * The organisations that a list names, by name or alias; those that nobody knows yet are written.
 *
 * @returns Ids by `searchForm` of the name.
 */
export async function organisationsNamed(
  tx: Database,
  {
    councilId,
    names,
    kind,
    now,
  }: {
    councilId: string
    names: readonly string[]
    kind: (typeof organisation.$inferInsert)['kind']
    now: Date
  },
): Promise<Map<string, string>> {
  const wanted = new Map(names.map((name) => [searchForm(name), name]))
  wanted.delete('')
  if (wanted.size === 0) return new Map()
  const forms = [...wanted.keys()]
  const aliases = await tx
    .select({ form: organisationAlias.aliasSearch, id: organisationAlias.organisationId })
    .from(organisationAlias)
    .where(
      and(
        eq(organisationAlias.councilId, councilId),
        inArray(organisationAlias.aliasSearch, forms),
      ),
    )
  const named = await tx
    .select({ form: organisation.nameSearch, id: organisation.id })
    .from(organisation)
    .where(
      and(
        eq(organisation.councilId, councilId),
        inArray(organisation.nameSearch, forms),
        isNull(organisation.mergedIntoId),
      ),
    )
  const found = new Map([...aliases, ...named].map(({ form, id }) => [form, id]))
  const missing = [...wanted].filter(([form]) => !found.has(form))
  if (missing.length > 0)
    await tx.insert(organisation).values(
      missing.map(([form, name]) => {
        const id = newId()
        found.set(form, id)
        return { councilId, id, name, shortName: name, kind, nameSearch: form, createdAt: now }
      }),
    )
  return found
}
