import { expect, test } from 'vitest'
import { newId } from '#app/domain/ids.ts'
import { nextInQueue, readQueue } from '#app/http/answer-queue.ts'

const asUrl = (step: ReturnType<typeof nextInQueue>) =>
  new URL(`https://borchester.example${step?.path}?${new URLSearchParams(step?.query)}`)

test('the chosen families are walked one after the other, each once, and it ends', () => {
  const chosen = [newId(), newId(), newId()]
  const seen: Array<[string, number | undefined]> = []
  let step = nextInQueue({ rest: chosen, of: chosen.length })
  while (step) {
    const queue = readQueue(asUrl(step))
    seen.push([step.path, queue?.at])
    step = queue && nextInQueue(queue)
  }
  expect(seen).toEqual(chosen.map((id, index) => [`/${id}/answer`, index + 1]))
})

test('one chosen family is no queue', () => {
  const id = newId()
  const step = nextInQueue({ rest: [id], of: 1 })
  expect(step).toEqual({ path: `/${id}/answer`, query: {} })
  expect(readQueue(asUrl(step))).toBeUndefined()
})

test.each([
  'of=3&after=//evil.example',
  'of=1',
  'of=999',
  'of=x',
  `of=2&after=${newId()},${newId()}`,
  `after=${newId()}`,
])('an address that is no queue of ours is taken for none: %s', (query) => {
  expect(readQueue(new URL(`https://borchester.example/?${query}`))).toBeUndefined()
})
