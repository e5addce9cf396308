import type { Database } from './client.server.ts'
import { seedGround } from './seed/council.ts'
import { seedGuestsOfThePast } from './seed/past-guests.ts'
import { seedLiving } from './seed/living.ts'
import { seedPast } from './seed/past.ts'
import { keepLetters } from './seed/post.ts'

/**
 * The demo: a city's past events, and three coming ones that are alive. Organisations are real, people,
 * schools and hotels are invented. Built through the use-cases, as officers and guests would.
 *
 * @param origin Where links in letters lead: our own address, without a slash at the end.
 */
export async function seedDemo(
  db: Database,
  { now, origin }: { now: Date; origin: string },
): Promise<void> {
  const ground = await seedGround(db, { now, origin })
  const held = await seedPast(db, ground)
  await seedGuestsOfThePast(db, ground, held)
  await seedLiving(db, ground, { now })
  await keepLetters(db, ground, { now })
}
