/** What a party has said, as the list shows it. `none`: no answer yet; `withdrawn`: the invitation was. */
export const GUEST_ANSWERS = ['coming', 'maybe', 'no', 'waiting', 'none', 'withdrawn'] as const
export type GuestAnswer = (typeof GUEST_ANSWERS)[number]

/** Filters of the list beside the answers. */
export const LIST_VIEWS = ['everyone', ...GUEST_ANSWERS, 'came-back'] as const
export type ListView = (typeof LIST_VIEWS)[number]

export const LIST_SORTS = ['name', 'answer', 'heard'] as const
export type ListSort = (typeof LIST_SORTS)[number]

/** Parties of an occurrence by answer, out of the figures that the database keeps. */
export function partyCounts(room: {
  invitedParties: number
  comingParties: number
  maybeParties: number
  declinedParties: number
  waitingParties: number
  revokedParties: number
}): Record<Exclude<ListView, 'came-back'>, number> {
  const { invitedParties, comingParties, maybeParties, declinedParties, waitingParties } = room
  return {
    everyone: invitedParties,
    coming: comingParties,
    maybe: maybeParties,
    no: declinedParties,
    waiting: waitingParties,
    none: invitedParties - comingParties - maybeParties - declinedParties - waitingParties,
    withdrawn: room.revokedParties,
  }
}

/** A reply's state as an answer. An offered place is still waited for; one that lapsed is a no. */
export function answerOf(
  state: string | null | undefined,
  revokedAt: Date | null | undefined,
): GuestAnswer {
  if (revokedAt) return 'withdrawn'
  switch (state) {
    case 'confirmed':
      return 'coming'
    case 'maybe':
      return 'maybe'
    case 'waiting':
    case 'offered':
      return 'waiting'
    case 'declined':
    case 'lapsed':
      return 'no'
    default:
      return 'none'
  }
}
