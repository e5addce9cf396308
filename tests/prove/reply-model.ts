export interface Answering {
  party: number
  answer: 'yes' | 'maybe' | 'no'
  people: number
  /** By an officer, with a reason, past those who wait. */
  outOfTurn: boolean
}

/** What a history does next. `party` and `people` are small numbers. */
export type Step =
  | ({ what: 'answer' } & Answering)
  /** Answers of different parties that share a transaction. */
  | { what: 'together'; answers: Answering[] }
  | { what: 'capacity'; capacity: number | null }
  /** Places kept aside until a minute; for a party, or for nobody who answers. */
  | { what: 'reserve'; party: number | null; places: number; until: number }
  | { what: 'release'; nth: number }
  | { what: 'withdraw'; party: number }
  | { what: 'wait'; minutes: number }
  | { what: 'cancel' }

/** How one event decides, and until when, in minutes from its first answer. */
export interface Rules {
  capacity: number | null
  overtakes: number
  promotion: 'at_once' | 'offer'
  offerMinutes: number
  closesAt: number
  /** From here on nobody moves up; null: when replies close. */
  promotionEndsAt: number | null
}

/** How one party stands, as the model and the database both tell it. */
export interface Stand {
  state: 'none' | 'confirmed' | 'waiting' | 'offered' | 'maybe' | 'declined' | 'lapsed'
  people: number
  overtaken: number
}

/** What a step came to: the state and how many others moved up, or why it was refused. */
export type Outcome = { state: string; promoted: number } | { refused: string }

/** Faults to plant in the model: a comparison that can see finds each. */
export const FAULTS = [
  'overtaking-ignored',
  'promotion-after-the-end',
  'growth-past-the-waiting',
  'lapsed-keeps-its-turn',
  'reservation-never-ends',
  'more-people-same-number',
] as const
export type Fault = (typeof FAULTS)[number]

export const PEOPLE_LIMIT = 4

interface Kept {
  party: number | null
  places: number
  until: number
}

/**
 * The rule of places, written a second time and as plainly as it goes: stands, a queue, a clock. It
 * knows no database, no ledger and no order of statements; it looks at everything again each time.
 */
export class ReplyModel {
  readonly stands: Stand[]
  readonly queue: number[] = []
  readonly offers = new Map<number, number>()
  readonly withdrawn = new Set<number>()
  kept: Kept[] = []
  minute = 0
  isCancelled = false
  capacity: number | null
  readonly rules: Rules
  readonly fault: Fault | undefined

  constructor(parties: number, rules: Rules, fault?: Fault) {
    this.stands = Array.from({ length: parties }, () => ({
      state: 'none',
      people: 0,
      overtaken: 0,
    }))
    this.capacity = rules.capacity
    this.rules = rules
    this.fault = fault
  }

  get taken(): number {
    return this.peopleIn('confirmed')
  }

  get held(): number {
    return this.peopleIn('offered') + this.kept.reduce((sum, one) => sum + this.unused(one), 0)
  }

  get free(): number {
    return this.capacity === null ? Infinity : this.capacity - this.taken - this.held
  }

  get isClosed(): boolean {
    return this.minute >= this.rules.closesAt
  }

  answer({ party, answer, people, outOfTurn }: Answering): Outcome {
    const before = this.stands[party]!
    if (this.withdrawn.has(party)) return { refused: 'revoked' }
    if (this.isCancelled) return { refused: 'cancelled' }
    if (this.isClosed && !outOfTurn && before.state !== 'offered')
      return { refused: 'replies-closed' }
    if (answer === 'yes' && people === 0) return { refused: 'nobody-comes' }
    if (answer === 'yes' && people > PEOPLE_LIMIT) return { refused: 'too-many-people' }
    const own = this.kept.filter((one) => one.party === party)
    const extra =
      people - (before.state === 'confirmed' || before.state === 'offered' ? before.people : 0)
    const asks = extra - own.reduce((sum, one) => sum + this.unused(one), 0)
    const somebodyWaits = this.queue.some((one) => this.stands[one]!.state === 'waiting')
    const patient = outOfTurn || (this.fault === 'growth-past-the-waiting' && extra < people)
    const fits = extra <= 0 || asks <= 0 || (asks <= this.free && (!somebodyWaits || patient))
    if (answer !== 'yes') this.stand(party, answer === 'no' ? 'declined' : 'maybe', 0)
    else if (before.state === 'confirmed' || before.state === 'offered') {
      if (!fits) return { refused: 'no-room-for-more' }
      this.stand(party, 'confirmed', people)
    } else if (outOfTurn && !fits) return { refused: 'no-room' }
    else if (outOfTurn || asks <= 0) this.stand(party, 'confirmed', people)
    else if (before.state === 'waiting') {
      if (people > before.people && this.fault !== 'more-people-same-number')
        this.join(party, people)
      else before.people = people
    } else if (fits) this.stand(party, 'confirmed', people)
    else this.join(party, people)
    const moved = this.turns()
    return { state: before.state, promoted: moved.filter((one) => one !== party).length }
  }

  /** Refused, and nothing changes, when more have places already. */
  setCapacity(capacity: number | null): Outcome {
    if (capacity !== null && capacity < this.taken + this.held) return { refused: 'too-few' }
    this.capacity = capacity
    return { state: 'changed', promoted: this.turns().length }
  }

  reserve({ party, places, until }: Extract<Step, { what: 'reserve' }>): Outcome {
    if (this.isCancelled) return { refused: 'cancelled' }
    if (party !== null && this.withdrawn.has(party)) return { refused: 'unknown' }
    if (party !== null && this.kept.some((one) => one.party === party))
      return { refused: 'has-one-already' }
    const kept = { party, places, until: Math.max(until, this.minute + 1) }
    if (this.unused(kept) > this.free) return { refused: 'no-room' }
    this.kept.push(kept)
    this.turns()
    return { state: 'changed', promoted: 0 }
  }

  release(nth: number): Outcome {
    if (this.kept.length === 0) return { refused: 'unknown' }
    this.kept.splice(nth % this.kept.length, 1)
    return { state: 'changed', promoted: this.turns().length }
  }

  withdraw(party: number): Outcome {
    if (this.withdrawn.has(party)) return { refused: 'revoked' }
    this.withdrawn.add(party)
    this.kept = this.kept.filter((one) => one.party !== party)
    if (!['none', 'declined'].includes(this.stands[party]!.state)) this.stand(party, 'declined', 0)
    return { state: 'changed', promoted: this.turns().length }
  }

  /** The clock goes on: offers end, then reservations, the earliest first; each time others move up. */
  wait(minutes: number): void {
    this.minute += minutes
    if (!this.isCancelled) {
      for (const [party, ends] of this.offers) if (ends <= this.minute) this.lapse(party)
      this.turns()
    }
    if (this.fault === 'reservation-never-ends') return
    for (const due of this.kept
      .filter(({ until }) => until <= this.minute)
      .toSorted((a, b) => a.until - b.until)) {
      this.kept.splice(this.kept.indexOf(due), 1)
      this.turns()
    }
  }

  private peopleIn(state: Stand['state']): number {
    return this.stands.reduce((sum, one) => sum + (one.state === state ? one.people : 0), 0)
  }

  private unused({ party, places }: Kept): number {
    const own = party === null ? undefined : this.stands[party]
    const used = own?.state === 'confirmed' || own?.state === 'offered' ? own.people : 0
    return Math.max(0, places - used)
  }

  private stand(party: number, state: Stand['state'], people: number): void {
    Object.assign(this.stands[party]!, { state, people, overtaken: 0 })
    this.offers.delete(party)
    if (this.queue.includes(party)) this.queue.splice(this.queue.indexOf(party), 1)
  }

  private join(party: number, people: number): void {
    this.stand(party, 'waiting', people)
    this.queue.push(party)
  }

  private lapse(party: number): void {
    const stand = this.stands[party]!
    this.offers.delete(party)
    if (this.fault === 'lapsed-keeps-its-turn') stand.state = 'waiting'
    else this.stand(party, 'lapsed', stand.people)
  }

  /** Again and again: the first who fits and goes past nobody that has been passed often enough. */
  private turns(): number[] {
    const ends = Math.min(this.rules.closesAt, Infinity)
    const over = this.minute >= (this.rules.promotionEndsAt ?? ends)
    if (this.isCancelled || (over && this.fault !== 'promotion-after-the-end')) return []
    const moved: number[] = []
    for (;;) {
      const waiting = this.queue.filter((one) => this.stands[one]!.state === 'waiting')
      const next = waiting.findIndex((party, at) => {
        const own = this.kept.find((one) => one.party === party)
        const needs = this.stands[party]!.people - (own ? this.unused(own) : 0)
        const mayPass = waiting
          .slice(0, at)
          .every(
            (one) =>
              this.stands[one]!.overtaken < this.rules.overtakes ||
              this.fault === 'overtaking-ignored',
          )
        return needs <= 0 || (needs <= this.free && mayPass)
      })
      const party = waiting[next]
      if (party === undefined) return moved
      const stand = this.stands[party]!
      const own = this.kept.find((one) => one.party === party)
      const takes = stand.people > (own ? this.unused(own) : 0)
      if (takes) for (const passed of waiting.slice(0, next)) this.stands[passed]!.overtaken += 1
      if (this.rules.promotion === 'offer') {
        stand.state = 'offered'
        const last = this.rules.promotionEndsAt ?? this.rules.closesAt
        this.offers.set(party, Math.min(this.minute + this.rules.offerMinutes, last))
      } else this.stand(party, 'confirmed', stand.people)
      moved.push(party)
    }
  }
}
