import { expect, test } from 'vitest'
import { halvesOf } from '#app/server-routes.ts'

const route = (id: string, path?: string) => [id, { id, path, parentId: 'root' }] as const
const routes = Object.fromEntries([
  route('root', ''),
  route('calendar'),
  route('event', 'events/:slug'),
  route('week', 'desk'),
  route('guests', 'desk/events/:eventId/guests'),
  route('deskwork', 'deskwork'),
  route('not-found', '*'),
])
const build = { routes, assets: { version: 'a', routes } } as unknown as Parameters<
  typeof halvesOf
>[0]

test('the desk and what strangers open each have their own routes, and both the page that is not there', () => {
  const { desk, open } = halvesOf(build)
  for (const half of [desk, open])
    expect(Object.keys(half.assets.routes)).toEqual(Object.keys(half.routes))
  expect(Object.keys(desk.routes)).toEqual(['root', 'calendar', 'week', 'guests', 'not-found'])
  expect(Object.keys(open.routes)).toEqual(['root', 'calendar', 'event', 'deskwork', 'not-found'])
})

test('no route is lost', () => {
  const { desk, open } = halvesOf(build)
  expect(new Set([...Object.keys(desk.routes), ...Object.keys(open.routes)])).toEqual(
    new Set(Object.keys(routes)),
  )
})
