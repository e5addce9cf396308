import { expect, it } from 'vitest'
import { freshly } from '#app/http/freshly.server.ts'

it('serves all who come before it leaves with one question, and asks anew for those who come later', async () => {
  const lanes = freshly<number>()
  let asked = 0
  let answer: (() => void) | undefined
  const ask = async () => {
    const mine = (asked += 1)
    await new Promise<void>((resolve) => (answer = resolve))
    return mine
  }
  const first = [lanes('a', ask), lanes('a', ask), lanes('a', ask)]
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(asked).toBe(1)
  const second = [lanes('a', ask), lanes('a', ask)]
  await new Promise((resolve) => setTimeout(resolve, 20))
  // The first is still under way: the second has not left.
  expect(asked).toBe(1)
  answer?.()
  expect(await Promise.all(first)).toEqual([1, 1, 1])
  await new Promise((resolve) => setTimeout(resolve, 20))
  answer?.()
  expect(await Promise.all(second)).toEqual([2, 2])
})

it('goes on after a question that failed', async () => {
  const lanes = freshly<string>()
  await expect(lanes('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await lanes('a', async () => 'here')).toBe('here')
})
