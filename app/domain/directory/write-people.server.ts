import type { Database } from '#db/client.server.ts'
import { person } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import { sortForm } from '../names.ts'
import { nameSearchOf } from './name-search.ts'

/** What a new person's row is made of. */
export interface NewPerson {
  fullName: string
  nativeName?: string | null | undefined
  knownAs?: string | null | undefined
  pronunciation?: string | null | undefined
  language: string
  email?: string | null | undefined
  phone?: string | null | undefined
}

/** The columns that hold a person's names, the stored forms for searching and sorting among them. */
export function nameColumns(names: Pick<NewPerson, 'fullName' | 'nativeName' | 'knownAs'>) {
  return {
    fullName: names.fullName,
    nativeName: names.nativeName ?? null,
    knownAs: names.knownAs ?? null,
    nameSearch: nameSearchOf(names),
    nameSort: sortForm(names.fullName),
  }
}

// PostgreSQL takes 65,535 parameters a statement.
const AT_ONCE = 1_000

/** Write people into the directory. @returns Their ids, in the order given. */
export async function writePeople(
  tx: Database,
  { councilId, people, now }: { councilId: string; people: readonly NewPerson[]; now: Date },
): Promise<string[]> {
  const rows = people.map((one) => ({
    councilId,
    id: newId(),
    ...nameColumns(one),
    pronunciation: one.pronunciation ?? null,
    language: one.language,
    email: one.email ?? null,
    phone: one.phone ?? null,
    createdAt: now,
  }))
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(person).values(rows.slice(from, from + AT_ONCE))
  return rows.map(({ id }) => id)
}
