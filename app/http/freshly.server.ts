/**
 * Questions that many ask at the same time, asked seldom: whoever comes before a question has left
 * shares its answer; whoever comes while it is under way waits for the next one. So no answer is older
 * than the moment at which it was asked for.
 */
export function freshly<T>(): (key: string, ask: () => Promise<T>) => Promise<T> {
  /** Questions that have not left yet. */
  const gathering = new Map<string, Promise<T>>()
  /** Questions under way; each key has one at a time. */
  const underWay = new Map<string, Promise<unknown>>()

  return (key, ask) => {
    const known = gathering.get(key)
    if (known) return known
    const before = underWay.get(key) ?? Promise.resolve()
    // All that the sockets hold is read before the question leaves: under load it serves many.
    const asked = before.then(everyoneIsIn).then(() => {
      gathering.delete(key)
      const running = ask()
      const over = running.then(nothing, nothing).then(() => {
        if (underWay.get(key) === over) underWay.delete(key)
      })
      underWay.set(key, over)
      return running
    })
    gathering.set(key, asked)
    return asked
  }
}

const everyoneIsIn = () => new Promise<void>((resolve) => setImmediate(resolve))
const nothing = () => undefined
