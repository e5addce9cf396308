import { freePlaces, type Room } from '../events/places.ts'
import { promotionEndsAt, type WaitingRules } from '../events/waiting-rules.ts'
import type { GuestLine } from './guest-line.ts'
import type { PlacesReturn, WaitingRoom } from './why-waiting.ts'

/** One party of the waiting list, with what its turn hangs on. */
export interface WaitingLine {
  line: GuestLine
  overtaken: number
  /** What its own reservation still holds. */
  reserved: number
  /** Places are offered to it until then; null: it waits. */
  offeredUntil: Date | null
}

/** Places that are kept aside, as far as the waiting list is concerned. */
export interface Kept {
  invitationId: string | null
  places: number
  held: number
  untilAt: Date | null
}

/** The date's places and those who wait, for asking why. */
export function waitingRoomOf(
  when: Room &
    Pick<WaitingRules, 'overtakesAllowed' | 'promotionClosesAt'> & { repliesCloseAt: Date },
  lines: readonly WaitingLine[],
  kept: readonly Kept[],
): WaitingRoom {
  const waiting = lines.filter(({ offeredUntil }) => !offeredUntil)
  return {
    free: freePlaces(when),
    overtakesAllowed: when.overtakesAllowed,
    endsAt: promotionEndsAt(when),
    waiting: waiting.map(({ line, overtaken, reserved }) => ({
      people: line.people,
      overtaken,
      reserved,
    })),
    returns: [...offersEnding(lines, kept), ...reservationsEnding(lines, kept)].toSorted(
      (one, other) => +one.at - +other.at,
    ),
  }
}

/** Offers that end at the same moment end together. What the party's own reservation covers is held on. */
function offersEnding(lines: readonly WaitingLine[], kept: readonly Kept[]): PlacesReturn[] {
  const places = new Map<number, number>()
  for (const { line, offeredUntil } of lines) {
    if (!offeredUntil) continue
    const own = kept.find(({ invitationId }) => invitationId === line.invitationId)
    const stays = own && (!own.untilAt || own.untilAt >= offeredUntil) ? own.places - own.held : 0
    places.set(+offeredUntil, (places.get(+offeredUntil) ?? 0) + line.people - stays)
  }
  return [...places].map(([at, people]) => ({ at: new Date(at), places: people }))
}

function reservationsEnding(lines: readonly WaitingLine[], kept: readonly Kept[]): PlacesReturn[] {
  const waiting = lines.filter(({ offeredUntil }) => !offeredUntil)
  return kept.flatMap(({ invitationId, places, held, untilAt }) => {
    if (!untilAt) return []
    const isIts = ({ line }: WaitingLine) => line.invitationId === invitationId
    const offeredUntil = lines.find(isIts)?.offeredUntil
    const of = waiting.findIndex(isIts)
    const back = offeredUntil && offeredUntil <= untilAt ? places : held
    return back === 0 ? [] : [{ at: untilAt, places: back, ...(of < 0 ? {} : { of }) }]
  })
}
