import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { organisation, organisationAlias } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { searchForm } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { nameMatches } from './match-name.server.ts'
import type { OrganisationKind } from './organisation-kinds.ts'

export interface OrganisationLine {
  id: string
  name: string
  shortName: string
  kind: OrganisationKind
  place: string | null
  codedName: string | null
  aliases: string[]
}

const MOST = 300

/** Organisations by name or alias; `id` for one of them alone. */
export async function findOrganisations(
  db: Database,
  { councilId, q = '', id }: { councilId: string; q?: string; id?: string },
): Promise<OrganisationLine[]> {
  return inCouncil(db, councilId, async (tx) => {
    const alias = nameMatches(sql`a.alias_search`, q)
    const rows = await tx
      .select({
        id: organisation.id,
        name: organisation.name,
        shortName: organisation.shortName,
        kind: organisation.kind,
        place: organisation.place,
        codedName: organisation.codedName,
      })
      .from(organisation)
      .where(
        and(
          eq(organisation.councilId, councilId),
          isNull(organisation.mergedIntoId),
          id ? eq(organisation.id, id) : undefined,
          alias &&
            sql`(${nameMatches(organisation.nameSearch, q)} or exists (select from organisation_alias a
              where a.council_id = ${sql.raw('"organisation"."council_id"')} and a.organisation_id = ${sql.raw('"organisation"."id"')} and ${alias}))`,
        ),
      )
      .orderBy(asc(organisation.nameSearch), asc(organisation.id))
      .limit(MOST)
    const ids = rows.map((row) => row.id)
    const aliases =
      ids.length > 0
        ? await tx
            .select({ of: organisationAlias.organisationId, alias: organisationAlias.alias })
            .from(organisationAlias)
            .where(
              and(
                eq(organisationAlias.councilId, councilId),
                inArray(organisationAlias.organisationId, ids),
              ),
            )
            .orderBy(asc(organisationAlias.aliasSearch))
        : []
    return rows.map((row) => ({
      ...row,
      aliases: aliases.flatMap(({ of, alias: called }) => (of === row.id ? [called] : [])),
    }))
  })
}

/**
 * Add an organisation, or change one, with all the names it goes by.
 *
 * @param id Absent for a new one.
 * @returns `named-already` when another organisation has this name.
 */
export async function keepOrganisation(
  db: Database,
  {
    councilId,
    id,
    given,
    actor,
    now,
  }: {
    councilId: string
    id?: string | undefined
    given: {
      name: string
      shortName?: string | undefined
      kind: OrganisationKind
      place?: string | undefined
      codedName?: string | undefined
      aliases: string[]
    }
    actor: Actor
    now: Date
  },
): Promise<Result<{ id: string }, 'unknown' | 'named-already'>> {
  return inCouncil(db, councilId, async (tx) => {
    const nameSearch = searchForm(given.name)
    const [namesake] = await tx
      .select({ id: organisation.id })
      .from(organisation)
      .where(
        and(
          eq(organisation.councilId, councilId),
          eq(organisation.nameSearch, nameSearch),
          isNull(organisation.mergedIntoId),
        ),
      )
    if (namesake && namesake.id !== id) return refused('named-already')
    const { aliases, ...fields } = given
    const columns = {
      name: fields.name,
      shortName: fields.shortName ?? fields.name,
      kind: fields.kind,
      place: fields.place ?? null,
      codedName: fields.codedName ?? null,
      nameSearch,
    }
    const [kept] = id
      ? await tx
          .update(organisation)
          .set(columns)
          .where(and(eq(organisation.councilId, councilId), eq(organisation.id, id)))
          .returning({ id: organisation.id })
      : await tx
          .insert(organisation)
          .values({ councilId, id: newId(), ...columns, createdAt: now })
          .returning({ id: organisation.id })
    if (!kept) return refused('unknown')
    await tx
      .delete(organisationAlias)
      .where(
        and(
          eq(organisationAlias.councilId, councilId),
          eq(organisationAlias.organisationId, kept.id),
        ),
      )
    if (aliases.length > 0)
      await tx.insert(organisationAlias).values(
        aliases.map((alias) => ({
          councilId,
          organisationId: kept.id,
          alias,
          aliasSearch: searchForm(alias),
        })),
      )
    await recordAudit(tx, {
      councilId,
      actor,
      action: id ? 'directory.organisation-changed' : 'directory.organisation-added',
      subjectId: kept.id,
      detail: { aliases: aliases.length },
      now,
    })
    return done(kept)
  })
}
