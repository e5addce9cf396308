import { expect, test } from 'vitest'
import { countWrites } from '#db/count-writes.server.ts'

test.each([
  ['select * from council', 0],
  ['  SELECT 1', 0],
  ["select set_config('role', 'herald_app', true)", 0],
  ['begin', 0],
  ['commit', 0],
  ['insert into reply values ($1)', 1],
  ['update "occurrence" set "capacity" = $1', 1],
  ['delete from need', 1],
  ['with gone as (delete from need returning id) select * from gone', 1],
  ['selection', 1],
  ['truncate reply', 1],
])('%s counts as %i writes', (statement, writes) => {
  const counted = countWrites()
  counted.logQuery(statement, [])
  expect(counted.sent()).toBe(writes)
})
