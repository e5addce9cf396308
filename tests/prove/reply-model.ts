/** What a history does next. `party` and `people` are small numbers. */
export type Step =
  | { what: 'answer'; party: number; answer: 'yes' | 'maybe' | 'no'; people: number }
  | { what: 'capacity'; capacity: number | null }
  | { what: 'close' }
  | { what: 'cancel' }

/** How one party stands, as the model and the database both tell it. */
export interface Stand {
  state: 'none' | 'confirmed' | 'waiting' | 'maybe' | 'declined'
  people: number
}

/** What an answer came to: the state and how many others moved up, or why it was refused. */
export type Outcome = { state: string; promoted: number } | { refused: string }

export const PEOPLE_LIMIT = 4

/**
 * The rule of places, written a second time and as plainly as it goes: a list of stands and a queue.
 * Nobody overtakes, a place that is confirmed is never lost by a change, whole parties wait.
 */
export class ReplyModel {
  readonly stands: Stand[]
  readonly queue: number[] = []
  capacity: number | null
  isClosed = false
  isCancelled = false
  /** A fault to plant: small parties slip past a big one that waits. */
  readonly overtakes: boolean

  constructor(parties: number, capacity: number | null, { overtakes = false } = {}) {
    this.stands = Array.from({ length: parties }, () => ({ state: 'none', people: 0 }))
    this.capacity = capacity
    this.overtakes = overtakes
  }

  get taken(): number {
    return this.stands.reduce(
      (sum, { state, people }) => sum + (state === 'confirmed' ? people : 0),
      0,
    )
  }

  get free(): number {
    return this.capacity === null ? Infinity : this.capacity - this.taken
  }

  answer({ party, answer, people }: Extract<Step, { what: 'answer' }>): Outcome {
    const coming = answer === 'yes' ? people : 0
    if (this.isCancelled) return { refused: 'cancelled' }
    if (this.isClosed) return { refused: 'replies-closed' }
    if (answer === 'yes' && people === 0) return { refused: 'nobody-comes' }
    if (coming > PEOPLE_LIMIT) return { refused: 'too-many-people' }
    const before = this.stands[party]!
    if (answer !== 'yes') {
      this.leaveQueue(party)
      this.stands[party] = { state: answer === 'no' ? 'declined' : 'maybe', people: 0 }
    } else if (before.state === 'confirmed') {
      const more = people - before.people
      if (more > 0 && (more > this.free || this.queue.length > 0))
        return { refused: 'no-room-for-more' }
      this.stands[party] = { state: 'confirmed', people }
    } else if (before.state === 'waiting' && people <= before.people) {
      this.stands[party] = { state: 'waiting', people }
    } else {
      this.leaveQueue(party)
      this.queue.push(party)
      this.stands[party] = { state: 'waiting', people }
    }
    const lucky = this.promote()
    return {
      state: this.stands[party]!.state,
      promoted: lucky.filter((one) => one !== party).length,
    }
  }

  /** Refused, and nothing changes, when more have places already. */
  setCapacity(capacity: number | null): boolean {
    if (capacity !== null && capacity < this.taken) return false
    this.capacity = capacity
    if (!this.isClosed && !this.isCancelled) this.promote()
    return true
  }

  private leaveQueue(party: number): void {
    const at = this.queue.indexOf(party)
    if (at >= 0) this.queue.splice(at, 1)
  }

  private promote(): number[] {
    const lucky: number[] = []
    for (const party of this.queue.slice()) {
      const stand = this.stands[party]!
      if (stand.people > this.free) {
        if (this.overtakes) continue
        break
      }
      stand.state = 'confirmed'
      this.leaveQueue(party)
      lucky.push(party)
    }
    return lucky
  }
}
