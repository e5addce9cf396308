import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { account, link, party } from '#db/schema/index.ts'

/** Who an actor's label means now. The record keeps ids; names are looked up, so that they can be erased. */
export type ActorName =
  | { kind: 'account'; id: string; name: string }
  | { kind: 'link'; name: string | undefined }
  | { kind: 'guest' | 'system' | 'gone' }

/** Names for labels such as `account:<id>`, two queries however many there are. */
export async function namesOfActors(
  tx: Database,
  { councilId, actors }: { councilId: string; actors: string[] },
): Promise<Map<string, ActorName>> {
  const labels = [...new Set(actors)]
  const accountIds = idsAfter('account:', labels)
  const linkIds = idsAfter('link:', labels)
  const accounts =
    accountIds.length === 0
      ? []
      : await tx
          .select({ id: account.id, name: account.name })
          .from(account)
          .where(and(eq(account.councilId, councilId), inArray(account.id, accountIds)))
  const links =
    linkIds.length === 0
      ? []
      : await tx
          .select({ id: link.id, name: party.label })
          .from(link)
          .leftJoin(party, and(eq(party.councilId, link.councilId), eq(party.id, link.partyId)))
          .where(and(eq(link.councilId, councilId), inArray(link.id, linkIds)))
  const accountNames = new Map(accounts.map(({ id, name }) => [id, name]))
  const linkNames = new Map(links.map(({ id, name }) => [id, name ?? undefined]))
  return new Map(
    labels.map((label): [string, ActorName] => {
      const [kind, id = ''] = label.split(':')
      if (kind === 'guest' || kind === 'system') return [label, { kind }]
      if (kind === 'link') return [label, { kind, name: linkNames.get(id) }]
      const name = accountNames.get(id)
      return [label, name === undefined ? { kind: 'gone' } : { kind: 'account', id, name }]
    }),
  )
}

const idsAfter = (kind: string, labels: string[]) =>
  labels.filter((label) => label.startsWith(kind)).map((label) => label.slice(kind.length))
