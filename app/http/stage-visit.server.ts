import { isLinkToken } from '#app/domain/access/tokens.ts'
import { openStage, type OpenStage } from '#app/domain/ceremonies/open-stage.server.ts'
import { notFound } from './answer.server.ts'
import { limit } from './rate.server.ts'
import { visit, type Asked, type Visit } from './visit.server.ts'

export interface StageVisit extends Visit {
  token: string
  /** Undefined when the link was issued once and is over. */
  stage: OpenStage | undefined
}

/**
 * Let somebody in who stands beside the stage, by the token of a link.
 *
 * @throws 404, alike for a token that nobody ever had and for any address that is none; 429 for many such.
 */
export async function stageVisit(
  asked: Asked & { params: { token?: string | undefined } },
): Promise<StageVisit> {
  const here = await visit(asked)
  const { db, council, now } = here
  const token = asked.params.token ?? ''
  const found = isLinkToken(token)
    ? await openStage(db, { councilId: council.id, token, now })
    : undefined
  if (!found || (!found.ok && found.reason === 'unknown')) {
    await limit(here, 'token-miss', here.address)
    throw notFound()
  }
  // For colleagues, like the desk.
  here.locale = 'en'
  return Object.assign(here, { token, stage: found.ok ? found.value : undefined })
}
