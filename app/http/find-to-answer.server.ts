import type { AnswerPurpose } from '#app/domain/access/links.server.ts'
import { findAnswerDoors, type DoorFound } from '#app/domain/invitations/find-to-answer.server.ts'
import { refused } from '#app/domain/result.ts'
import type { Database } from '#db/client.server.ts'
import { settings } from './database.server.ts'
import { together } from './together.ts'

interface Sent {
  councilId: string
  purpose: AnswerPurpose
  token: string
  now: Date
}

/**
 * What stands behind the link of an answer that is being sent: looked up with the others that come in at
 * this moment, or by itself, as the settings say.
 */
export async function findToAnswer(db: Database, sent: Sent): Promise<DoorFound> {
  if (!settings().replyLane) return pick(await findAll(db, [sent]), sent)
  const ofDatabase = lookups.get(db) ?? new Map<string, (sent: Sent) => Promise<DoorFound>>()
  lookups.set(db, ofDatabase)
  const key = `${sent.councilId} ${sent.purpose}`
  const lookup = ofDatabase.get(key) ?? together((all: readonly Sent[]) => findAll(db, all), pick)
  ofDatabase.set(key, lookup)
  return lookup(sent)
}

const lookups = new WeakMap<Database, Map<string, (sent: Sent) => Promise<DoorFound>>>()

async function findAll(db: Database, all: readonly Sent[]): Promise<Map<string, DoorFound>> {
  const [first] = all
  if (!first) return new Map()
  const { councilId, purpose } = first
  const tokens = [...new Set(all.map(({ token }) => token))]
  const now = all.reduce((latest, one) => (one.now > latest ? one.now : latest), first.now)
  const found = await findAnswerDoors(db, { councilId, purpose, tokens, now })
  return new Map(tokens.flatMap((token, at) => (found[at] ? [[token, found[at]]] : [])))
}

const pick = (round: Map<string, DoorFound>, { token }: Sent): DoorFound =>
  round.get(token) ?? refused('unknown')
