import type { InvitationFacts, Standing } from '#app/domain/calendar/entries.ts'
import type { ReadEntry, ReadFile } from '#tests/support/calendar-readers.ts'

/** A guest's calendar that looks at the sequence and at nothing else. It remembers what was cancelled. */
export class GuestCalendar {
  readonly held = new Map<string, { sequence: number; entry: ReadEntry | undefined }>()

  read({ method, entries }: ReadFile): void {
    for (const entry of entries) {
      const known = this.held.get(entry.uid)
      if (known && known.sequence >= entry.sequence) continue
      const stays = method === 'REQUEST' && entry.status !== 'CANCELLED'
      this.held.set(entry.uid, { sequence: entry.sequence, entry: stays ? entry : undefined })
    }
  }

  shows(uid: string): ReadEntry | undefined {
    return this.held.get(uid)?.entry
  }
}

const GONE: Standing[] = ['declined', 'lapsed', 'revoked', 'cancelled']

const clean = (value: string) => value.replaceAll('\u202e', '').replace(/\s+/g, ' ').trim()

/** What the guest's calendar has to show, from the facts and not from the code under test. */
export function truthOf(facts: InvitationFacts): string {
  if (GONE.includes(facts.standing)) return 'nothing'
  return JSON.stringify({
    startsAt: facts.startsAt.toISOString(),
    endsAt: facts.endsAt.toISOString(),
    title: clean(facts.outsideTitle),
    place: facts.place && facts.placeIsShown ? clean(facts.place) : '',
    isCertain: ['invited', 'confirmed'].includes(facts.standing),
    saysWaiting: ['waiting', 'offered'].includes(facts.standing),
    url: facts.replyUrl,
    organizer: facts.sender.address,
    guest: facts.guest?.address,
  })
}

/** What the guest's calendar shows, in the same words. */
export function shownBy(entry: ReadEntry | undefined, facts: InvitationFacts): string {
  if (!entry) return 'nothing'
  const title = clean(facts.outsideTitle)
  return JSON.stringify({
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    title: entry.title.endsWith(title) ? title : entry.title,
    place: entry.place,
    isCertain: entry.status === 'CONFIRMED',
    saysWaiting: entry.title !== title,
    url: entry.url,
    organizer: entry.organizer,
    guest: entry.attendees.length === 1 ? entry.attendees[0]?.address : 'not one guest',
  })
}
