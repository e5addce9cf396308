import { describe, expect, test } from 'vitest'
import { judgeAnswer } from '#app/domain/mail/judge-answer.ts'
import { runPressedAnswers } from '#tests/prove/pressed-answers.ts'

describe('answers that are pressed in calendars, at random', () => {
  test('count, wait or are laid aside as the rule says', async () => {
    const { presses, differences } = await runPressedAnswers(100, 20_270_328)
    expect(presses).toBeGreaterThan(150)
    expect(differences).toBe(0)
  })

  test.each<[string, typeof judgeAnswer]>([
    [
      'a date that was moved',
      (answer, ...rest) => judgeAnswer({ ...answer, startsAt: undefined, sequence: 1e9 }, ...rest),
    ],
    [
      'an answer that was pressed later',
      (answer, head, asked, when) =>
        judgeAnswer(answer, head, { ...asked, lastPressedAt: undefined }, when),
    ],
    [
      'whose calendar it was',
      (answer, head, asked, when) =>
        judgeAnswer(answer, head, { ...asked, email: answer.attendee }, when),
    ],
    [
      'an answer on the page',
      (answer, head, asked, when) =>
        judgeAnswer(answer, head, { ...asked, before: undefined }, when),
    ],
  ])('differ as soon as %s is forgotten', async (_what, forgetful) => {
    expect((await runPressedAnswers(60, 6, forgetful)).differences).toBeGreaterThan(0)
  })
})
