/** Which part of the list: what is coming, what was, what nobody but officers sees yet. */
export const EVENT_LISTS = ['coming', 'past', 'drafts'] as const
export type EventList = (typeof EVENT_LISTS)[number]

/** Where the next page begins: after the date with this start and this id. */
export interface ListKey {
  startsAt: Date
  id: string
}
