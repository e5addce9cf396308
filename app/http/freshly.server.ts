/**
 * Questions that many ask at the same time, asked seldom: whoever comes while a question is under way
 * waits for the next one, which begins after they came, and shares its answer with all who came
 * meanwhile. So no answer is older than the moment at which it was asked for.
 */
export function freshly<T>(): (key: string, ask: () => Promise<T>) => Promise<T> {
  const lanes = new Map<string, { running: Promise<T>; next?: Promise<T> }>()

  function begin(key: string, ask: () => Promise<T>): Promise<T> {
    const running = ask()
    const lane: { running: Promise<T>; next?: Promise<T> } = { running }
    lanes.set(key, lane)
    const leave = () => {
      if (lanes.get(key) === lane && !lane.next) lanes.delete(key)
    }
    running.then(leave, leave)
    return running
  }

  return (key, ask) => {
    const lane = lanes.get(key)
    if (!lane) return begin(key, ask)
    const again = () => begin(key, ask)
    lane.next ??= lane.running.then(again, again)
    return lane.next
  }
}
