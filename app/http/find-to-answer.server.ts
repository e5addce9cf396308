import type { AnswerPurpose } from '#app/domain/access/links.server.ts'
import {
  findInvitation,
  findInvitationsToAnswer,
} from '#app/domain/invitations/find-invitation.server.ts'
import type { Database } from '#db/client.server.ts'
import { settings } from './database.server.ts'
import { together } from './together.ts'

interface Sent {
  councilId: string
  purpose: AnswerPurpose
  token: string
  now: Date
}

type Found = Awaited<ReturnType<typeof findInvitation>>

/**
 * What stands behind the link of an answer that is being sent: looked up with the others that come in at
 * this moment, or by itself, as the settings say.
 */
export function findToAnswer(db: Database, sent: Sent): Promise<Found> {
  const { councilId, purpose, token, now } = sent
  if (!settings().replyLane) return findInvitation(db, { councilId, by: { token, purpose }, now })
  const ofDatabase = lookups.get(db) ?? new Map<string, (sent: Sent) => Promise<Found>>()
  lookups.set(db, ofDatabase)
  const key = `${councilId} ${purpose}`
  const lookup = ofDatabase.get(key) ?? together((all: readonly Sent[]) => findAll(db, all), pick)
  ofDatabase.set(key, lookup)
  return lookup(sent)
}

const lookups = new WeakMap<Database, Map<string, (sent: Sent) => Promise<Found>>>()

async function findAll(db: Database, all: readonly Sent[]): Promise<Map<string, Found>> {
  const [first] = all
  if (!first) return new Map()
  const { councilId, purpose } = first
  const tokens = [...new Set(all.map(({ token }) => token))]
  const now = all.reduce((latest, one) => (one.now > latest ? one.now : latest), first.now)
  const found = await findInvitationsToAnswer(db, { councilId, purpose, tokens, now })
  return new Map(tokens.flatMap((token, at) => (found[at] ? [[token, found[at]]] : [])))
}

const pick = (round: Map<string, Found>, { token }: Sent): Found =>
  round.get(token) ?? { ok: false, reason: 'unknown' }
