import type { EventFormat, EventKind, Visibility } from '#app/domain/events/kinds.ts'

/** An event of the city's past. Where the record gives no date, one is invented, and its summary says so. */
export interface PastEvent {
  kind: EventKind
  format: EventFormat
  title: string
  outsideTitle: string
  summary: string
  visibility?: Visibility
  /** First day and hours, wall clock. */
  on: string
  from: string
  until: string
  /** Weekly, this often. */
  times?: number
  /** A room of the demo's venues, or a place in words. */
  room?: 'chamber' | 'great-hall' | 'arts-centre'
  place?: string
  online?: string
  capacity?: number
  partners: Array<
    [short: string, role: 'host' | 'co_host' | 'funder' | 'nominator' | 'speaker' | 'supporter']
  >
  initiative?: string
  /** So many of the demo's families, or the convening's delegates, were there. */
  guests?: { families: number } | { delegations: true }
}

const INVENTED = 'The date is invented for this demo.'

export const PAST_EVENTS: PastEvent[] = [
  {
    kind: 'convening',
    format: 'workshop',
    title: 'Building a Coventry that works for all',
    outsideTitle: 'Partnership meeting',
    summary: `Council, ministry, university and dozens of groups agree on joint bids for funding. ${INVENTED}`,
    on: '2019-03-20',
    from: '10:00',
    until: '15:30',
    room: 'great-hall',
    capacity: 120,
    partners: [
      ['MHCLG', 'co_host'],
      ['Coventry University', 'supporter'],
    ],
    initiative: 'MiFRIENDLY Cities',
  },
  {
    kind: 'ceremony',
    format: 'gathering',
    title: 'First children’s citizenship ceremony',
    outsideTitle: 'Family event at the Council House',
    summary:
      'The city welcomes its newly registered children, together with Little Amal. The day of the month is invented for this demo.',
    on: '2021-10-26',
    from: '10:30',
    until: '11:45',
    room: 'chamber',
    capacity: 120,
    partners: [
      ['Register Office', 'nominator'],
      ['CELC', 'nominator'],
      ['KIND UK', 'nominator'],
      ['City of Culture', 'co_host'],
      ['Larkfield Primary', 'nominator'],
      ['Hollybank', 'nominator'],
    ],
    guests: { families: 6 },
  },
  {
    kind: 'welcome',
    format: 'gathering',
    title: 'Lord Mayor’s welcome for newcomers from Ukraine',
    outsideTitle: 'Lord Mayor’s welcome',
    summary: `Families meet communities and charities at the Council House. ${INVENTED}`,
    on: '2022-05-14',
    from: '14:00',
    until: '16:00',
    room: 'chamber',
    capacity: 120,
    partners: [['CRMC', 'co_host']],
  },
  {
    kind: 'welcome',
    format: 'outing',
    title: 'City of Culture closing parade',
    outsideTitle: 'Evening in the city',
    summary: `An evening of the closing parade, together with hotel residents. ${INVENTED}`,
    on: '2022-05-21',
    from: '18:00',
    until: '21:30',
    place: 'Pool Meadow, by the clock',
    capacity: 60,
    partners: [
      ['City of Culture', 'host'],
      ['Meridian Gate', 'supporter'],
    ],
    visibility: 'invited',
  },
  {
    kind: 'welcome',
    format: 'outing',
    title: 'BBC Big Weekend, together',
    outsideTitle: 'Day in the park',
    summary: `Music in War Memorial Park with hosts and new neighbours. ${INVENTED}`,
    on: '2022-05-28',
    from: '12:00',
    until: '18:00',
    place: 'War Memorial Park, Kenilworth Road gate',
    capacity: 80,
    partners: [['Old Mill', 'supporter']],
    visibility: 'invited',
  },
  {
    kind: 'ceremony',
    format: 'gathering',
    title: 'Second children’s citizenship ceremony',
    outsideTitle: 'Family event at the Council House',
    summary:
      'Every newly registered child of the year is welcomed by the Lord Mayor in the council chamber.',
    on: '2022-09-21',
    from: '10:30',
    until: '11:45',
    room: 'chamber',
    capacity: 120,
    partners: [
      ['Register Office', 'nominator'],
      ['CELC', 'nominator'],
      ['Larkfield Primary', 'nominator'],
    ],
    guests: { families: 8 },
  },
  {
    kind: 'convening',
    format: 'workshop',
    title: 'What should our strategy say?',
    outsideTitle: 'Strategy workshop',
    summary:
      'The last of the conversations on the migration strategy, with people who came to the city themselves. About 190 took part in all. The day is invented for this demo.',
    on: '2022-11-17',
    from: '13:00',
    until: '16:00',
    room: 'great-hall',
    capacity: 80,
    partners: [
      ['CRMC', 'co_host'],
      ['PYF', 'supporter'],
    ],
  },
  {
    kind: 'welcome',
    format: 'visit',
    title: 'Theatre of Sanctuary: an afternoon backstage',
    outsideTitle: 'Afternoon at the theatre',
    summary: `Actors show how a play is made, and everybody plays a scene. ${INVENTED}`,
    on: '2023-03-11',
    from: '14:00',
    until: '16:30',
    room: 'arts-centre',
    capacity: 40,
    partners: [
      ['Warwick Arts Centre', 'host'],
      ['Meridian Gate', 'supporter'],
    ],
    visibility: 'invited',
  },
  {
    kind: 'welcome',
    format: 'gathering',
    title: 'Coventry Welcomes: Refugee Week',
    outsideTitle: 'Coventry Welcomes',
    summary:
      'Food, music and games in June, three Sundays running. The days are invented for this demo.',
    on: '2023-06-04',
    from: '13:00',
    until: '17:00',
    times: 3,
    place: 'War Memorial Park, by the bandstand',
    capacity: 200,
    partners: [
      ['CRMC', 'host'],
      ['PYF', 'co_host'],
    ],
  },
  {
    kind: 'welcome',
    format: 'outing',
    title: 'Film festival: stories of arrival',
    outsideTitle: 'Film afternoon',
    summary: `Three short films and a conversation with those who made them. ${INVENTED}`,
    on: '2023-10-14',
    from: '14:00',
    until: '16:30',
    room: 'arts-centre',
    capacity: 80,
    partners: [['Warwick Arts Centre', 'host']],
  },
  {
    kind: 'convening',
    format: 'gathering',
    title: 'Infrastructure for integration',
    outsideTitle: 'Inclusive Cities convening',
    summary:
      'Twelve cities and their partners at St Mary’s Guildhall, under the Chatham House Rule. Of it came a note for action.',
    on: '2024-01-18',
    from: '10:00',
    until: '16:30',
    room: 'great-hall',
    capacity: 80,
    partners: [['COMPAS', 'co_host']],
    initiative: 'Inclusive Cities',
    guests: { delegations: true },
  },
  {
    kind: 'convening',
    format: 'webinar',
    title: 'Learning notes: a webinar',
    outsideTitle: 'Inclusive Cities webinar',
    summary: `What the cities learned since January. ${INVENTED}`,
    on: '2024-04-25',
    from: '12:30',
    until: '13:30',
    online: 'https://meetings.example/inclusive-cities',
    capacity: 100,
    partners: [['COMPAS', 'host']],
    initiative: 'Inclusive Cities',
  },
  {
    kind: 'convening',
    format: 'launch',
    title: 'The Future of Welcoming: launch',
    outsideTitle: 'Inclusive Cities launch',
    summary: `Policymakers meet the cities in London after the election. ${INVENTED}`,
    on: '2024-09-24',
    from: '14:00',
    until: '17:00',
    place: 'City Hall, London',
    capacity: 90,
    partners: [
      ['London', 'host'],
      ['COMPAS', 'co_host'],
    ],
    initiative: 'Inclusive Cities',
  },
  {
    kind: 'convening',
    format: 'gathering',
    title: 'Next convening: Brighton',
    outsideTitle: 'Inclusive Cities convening',
    summary:
      'The cities coordinate around the election. The day of November is invented for this demo.',
    on: '2024-11-14',
    from: '10:00',
    until: '16:00',
    place: 'Brighton Town Hall',
    capacity: 80,
    partners: [['Brighton', 'host']],
    initiative: 'Inclusive Cities',
  },
]
