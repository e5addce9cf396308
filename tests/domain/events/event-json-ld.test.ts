import { describe, expect, it } from 'vitest'
import { eventJsonLd } from '#app/domain/events/event-json-ld.ts'
import type { PublicDate } from '#app/domain/events/public-date.ts'

const DATE: PublicDate = {
  occurrenceId: '0190c0de-0000-7000-8000-000000000001',
  startsAt: new Date('2027-06-20T12:00:00Z'),
  endsAt: new Date('2027-06-20T16:00:00Z'),
  timeZone: 'Europe/London',
  place: { name: 'Council House', address: 'High Street', directions: '', accessFacts: [] },
  placeComesLater: false,
  isOnline: false,
  repliesOpenAt: null,
  repliesCloseAt: new Date('2027-06-18T12:00:00Z'),
  door: 'open',
  capacity: 200,
  isFull: false,
  taken: 163,
  revision: 1,
  cancelledAt: null,
  placeShownFromAt: null,
}

const told = (date: Partial<PublicDate> = {}, title = 'Summer picnic') => {
  const text = eventJsonLd({
    event: { facts: ['free'] },
    texts: { title, summary: 'Come for an hour.' },
    dates: [{ ...DATE, ...date }],
    council: { name: 'Borchester City Council', origin: 'https://events.borchester.example' },
    pageUrl: 'https://events.borchester.example/events/picnic',
    locale: 'en',
  })
  return text === undefined ? undefined : JSON.parse(text)['@graph'][0]
}

describe('what search engines are told', () => {
  it('is one event with its times on the clock of the place, summer and winter', () => {
    expect(told()).toEqual({
      '@type': 'Event',
      '@id': `https://events.borchester.example/events/picnic?date=${DATE.occurrenceId}`,
      name: 'Summer picnic',
      description: 'Come for an hour.',
      startDate: '2027-06-20T13:00:00+01:00',
      endDate: '2027-06-20T17:00:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: 'Council House', address: 'High Street' },
      url: `https://events.borchester.example/events/picnic?date=${DATE.occurrenceId}`,
      inLanguage: 'en',
      organizer: {
        '@type': 'GovernmentOrganization',
        name: 'Borchester City Council',
        url: 'https://events.borchester.example',
      },
      isAccessibleForFree: true,
      maximumAttendeeCapacity: 200,
    })
    expect(told({ startsAt: new Date('2027-12-20T12:00:00Z') })?.startDate).toBe(
      '2027-12-20T12:00:00+00:00',
    )
    const kathmandu = { timeZone: 'Asia/Kathmandu', startsAt: new Date('2027-06-20T12:00:30Z') }
    expect(told(kathmandu)?.startDate).toBe('2027-06-20T17:45:00+05:45')
    const newYork = { timeZone: 'America/New_York' }
    expect(told(newYork)?.startDate).toBe('2027-06-20T08:00:00-04:00')
  })

  it('says that it is cancelled, and says nothing of what is over', () => {
    expect(told({ door: 'cancelled' })?.eventStatus).toBe('https://schema.org/EventCancelled')
    expect(told({ door: 'over' })).toBeUndefined()
  })

  it('does not tell a place that comes later, nor the way in to an online event', () => {
    const later = told({ place: null, placeComesLater: true })
    expect(later?.location).toBeUndefined()
    const online = told({ place: null, isOnline: true })
    expect(online?.location).toEqual({ '@type': 'VirtualLocation', url: online?.url })
    expect(online?.eventAttendanceMode).toBe('https://schema.org/OnlineEventAttendanceMode')
  })
})
