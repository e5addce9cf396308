import type { PageWords } from '#app/translations/page-words.ts'
import type { RoomOption } from './date-form.tsx'

const LABELS = {
  startsOn: 'when-form.day',
  startsAt: 'when-form.starts',
  endsAt: 'when-form.ends',
  endsOn: 'when-form.ends-on',
  where: 'when-form.where',
  roomId: 'when-form.room',
  place: 'when-form.place',
  onlineUrl: 'when-form.link',
  placeShown: 'when-form.shown',
  placeShownFromOn: 'when-form.shown-from',
  capacity: 'when-form.capacity',
  repliesCloseOn: 'when-form.closes',
  repliesCloseAt: 'when-form.closes-at',
  repliesOpenOn: 'when-form.opens',
} as const

const WHERE = {
  room: 'when-form.where-room',
  elsewhere: 'when-form.where-elsewhere',
  online: 'when-form.where-online',
  later: 'when-form.where-later',
  always: 'when-form.shown-always',
  confirmed: 'when-form.shown-confirmed',
} as const

/** The label of a field of a date. */
export function dateLabel(t: PageWords, name: string): string {
  for (const [field, key] of Object.entries(LABELS)) if (field === name) return t(key)
  return name
}

/** A field's value as readers see it: a room's name instead of its id. */
export function dateShown(t: PageWords, rooms: RoomOption[], name: string, value: string): string {
  if (name === 'roomId') return rooms.find((room) => room.id === value)?.name ?? value
  if (name === 'where' || name === 'placeShown')
    for (const [code, key] of Object.entries(WHERE)) if (code === value) return t(key)
  return value
}
