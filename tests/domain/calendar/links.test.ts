import { describe, expect, test } from 'vitest'

import { addToCalendarLinks, CALENDAR_SITES, webcalAddress } from '#app/domain/calendar/links.ts'

const entry = {
  title: 'Tea & songs + more, مراسم',
  description: 'Answer here:\nhttps://events.example/i/a?b=1;c=2&d=3',
  place: "St Mary's Guildhall, Marlow",
  startsAt: new Date('2027-07-14T13:00:00.000Z'),
  endsAt: new Date('2027-07-14T15:30:00.000Z'),
  timeZone: 'Europe/London',
}
const queryOf = (address: string) => Object.fromEntries(new URL(address).searchParams)

describe('links that add an entry to a calendar', () => {
  test('name two in the afternoon of a summer day as thirteen o’clock in UTC', () => {
    const { google, outlook, office365, yahoo } = addToCalendarLinks(entry)
    expect(queryOf(google)).toEqual({
      action: 'TEMPLATE',
      text: entry.title,
      dates: '20270714T130000Z/20270714T153000Z',
      ctz: 'Europe/London',
      details: entry.description,
      location: entry.place,
    })
    const microsoft = {
      path: '/calendar/action/compose',
      rru: 'addevent',
      allday: 'false',
      subject: entry.title,
      startdt: '2027-07-14T13:00:00Z',
      enddt: '2027-07-14T15:30:00Z',
      body: entry.description,
      location: entry.place,
    }
    expect(queryOf(outlook)).toEqual(microsoft)
    expect(queryOf(office365)).toEqual(microsoft)
    expect(queryOf(yahoo)).toEqual({
      v: '60',
      title: entry.title,
      st: '20270714T130000Z',
      et: '20270714T153000Z',
      desc: entry.description,
      in_loc: entry.place,
    })
  })

  test('write a space as %20, never as a plus, and lead to the four sites', () => {
    const links = addToCalendarLinks(entry)
    for (const site of CALENDAR_SITES) {
      expect(links[site]).toContain('Tea%20%26%20songs%20%2B%20more')
      expect(links[site]).not.toContain('+')
    }
    expect(CALENDAR_SITES.map((site) => new URL(links[site]).host)).toEqual([
      'calendar.google.com',
      'outlook.live.com',
      'outlook.office.com',
      'calendar.yahoo.com',
    ])
  })

  test('hold no line end, no control character and no half character', () => {
    const links = addToCalendarLinks({
      ...entry,
      title: 'a\r\nb\u0000\ud800',
      place: '',
      description: undefined,
    })
    expect(queryOf(links.google)).toMatchObject({ text: 'a b \ufffd' })
    expect(queryOf(links.google)).not.toHaveProperty('location')
    expect(queryOf(links.google)).not.toHaveProperty('details')
  })
})

test('a feed is subscribed to by its webcal address', () => {
  expect(webcalAddress('https://events.example/calendar.ics?a=b')).toBe(
    'webcal://events.example/calendar.ics?a=b',
  )
  expect(() => webcalAddress('javascript:alert(1)')).toThrow('link')
})
