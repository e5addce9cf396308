import type { ORGANISATION_KINDS } from '#db/schema/index.ts'

export interface DemoOrganisation {
  name: string
  short: string
  kind: (typeof ORGANISATION_KINDS)[number]
  place?: string
  aliases?: string[]
  /** Stands instead of the name wherever others may read. */
  coded?: string
  /** Delegates at the convening of 18 January 2024; their names are invented. */
  delegates?: number
  /** A member city of the network. */
  member?: boolean
}

/** Organisations are real; nobody who works for them is. */
export const ORGANISATIONS: DemoOrganisation[] = [
  {
    name: 'Coventry City Council',
    short: 'Coventry',
    kind: 'council',
    place: 'Coventry',
    aliases: ['Coventry CC'],
    delegates: 8,
    member: true,
  },
  {
    name: 'Centre on Migration, Policy and Society',
    short: 'COMPAS',
    kind: 'university',
    place: 'Oxford',
    aliases: ['University of Oxford', 'COMPAS'],
    delegates: 3,
  },
  {
    name: 'Birmingham City Council',
    short: 'Birmingham',
    kind: 'council',
    place: 'Birmingham',
    delegates: 3,
    member: true,
  },
  {
    name: 'Brighton & Hove City Council',
    short: 'Brighton',
    kind: 'council',
    place: 'Brighton',
    aliases: ['Brighton', 'Brighton City Council', 'Brighton & Hove'],
    delegates: 2,
    member: true,
  },
  {
    name: 'Bristol City Council',
    short: 'Bristol',
    kind: 'council',
    place: 'Bristol',
    delegates: 2,
    member: true,
  },
  {
    name: 'Liverpool City Council',
    short: 'Liverpool',
    kind: 'council',
    place: 'Liverpool',
    delegates: 2,
    member: true,
  },
  {
    name: 'Newport City Council',
    short: 'Newport',
    kind: 'council',
    place: 'Newport',
    delegates: 2,
    member: true,
  },
  { name: 'Neighbourly Lab', short: 'Neighbourly Lab', kind: 'charity', delegates: 2 },
  {
    name: 'Cardiff Council',
    short: 'Cardiff',
    kind: 'council',
    place: 'Cardiff',
    delegates: 1,
    member: true,
  },
  {
    name: 'Glasgow City Council',
    short: 'Glasgow',
    kind: 'council',
    place: 'Glasgow',
    delegates: 1,
    member: true,
  },
  {
    name: 'Greater London Authority',
    short: 'London',
    kind: 'council',
    place: 'London',
    aliases: ['GLA'],
    delegates: 1,
    member: true,
  },
  {
    name: 'Migration Yorkshire',
    short: 'Migration Yorkshire',
    kind: 'other',
    place: 'Leeds',
    delegates: 1,
  },
  { name: 'Local Government Association', short: 'LGA', kind: 'network', delegates: 1 },
  { name: 'Belong Network', short: 'Belong', kind: 'network', delegates: 1 },
  { name: 'City of Sanctuary', short: 'City of Sanctuary', kind: 'charity', delegates: 1 },
  {
    name: 'Coventry Refugee and Migrant Centre',
    short: 'CRMC',
    kind: 'charity',
    place: 'Coventry',
    aliases: ['CRMC'],
    delegates: 1,
  },
  {
    name: 'Coventry University',
    short: 'Coventry University',
    kind: 'university',
    place: 'Coventry',
    delegates: 1,
  },
  { name: 'Esmée Fairbairn Foundation', short: 'Esmée Fairbairn', kind: 'charity', delegates: 1 },
  { name: 'Good Faith Partnership', short: 'Good Faith', kind: 'other', delegates: 1 },
  { name: 'Institute for Public Policy Research', short: 'IPPR', kind: 'charity', delegates: 1 },
  {
    name: 'Ashley Community & Housing',
    short: 'ACH',
    kind: 'charity',
    place: 'Bristol',
    delegates: 1,
  },
  {
    name: 'Belfast City Council',
    short: 'Belfast',
    kind: 'council',
    place: 'Belfast',
    member: true,
  },
  {
    name: 'Newry, Mourne and Down District Council',
    short: 'Newry, Mourne and Down',
    kind: 'council',
    place: 'Newry',
    member: true,
  },
  {
    name: 'Sheffield City Council',
    short: 'Sheffield',
    kind: 'council',
    place: 'Sheffield',
    member: true,
  },
  {
    name: 'Coventry Register Office',
    short: 'Register Office',
    kind: 'council',
    place: 'Coventry',
  },
  {
    name: 'Central England Law Centre',
    short: 'CELC',
    kind: 'charity',
    place: 'Coventry',
    aliases: ['Coventry England Law Centre'],
  },
  { name: 'KIND UK', short: 'KIND UK', kind: 'charity' },
  { name: 'Positive Youth Foundation', short: 'PYF', kind: 'charity', place: 'Coventry' },
  {
    name: 'Coventry City of Culture Trust',
    short: 'City of Culture',
    kind: 'arts',
    place: 'Coventry',
  },
  { name: 'Warwick Arts Centre', short: 'Warwick Arts Centre', kind: 'arts', place: 'Coventry' },
  {
    name: 'Ministry of Housing, Communities and Local Government',
    short: 'MHCLG',
    kind: 'other',
    place: 'London',
  },
]

/** Schools and hotels of the demo are invented; a hotel stands under a code wherever others may read. */
export const INVENTED_ORGANISATIONS: DemoOrganisation[] = [
  {
    name: 'Larkfield Primary School',
    short: 'Larkfield Primary',
    kind: 'school',
    place: 'Coventry',
  },
  { name: 'Hollybank Academy', short: 'Hollybank', kind: 'school', place: 'Coventry' },
  {
    name: 'Meridian Gate Hotel',
    short: 'Meridian Gate',
    kind: 'host',
    place: 'Coventry',
    coded: 'Host place A',
  },
  {
    name: 'Old Mill Lodge',
    short: 'Old Mill',
    kind: 'host',
    place: 'Coventry',
    coded: 'Host place B',
  },
]

/** Invented delegates, in the order of the organisations above; titles as of the day. */
export const DELEGATE_NAMES = [
  'Marian Tully',
  'Dev Acharya',
  'Orla Finnegan',
  'Pius Mbeki',
  'Hester Vaughan',
  'Jamal Idris',
  'Greta Lindqvist',
  'Rhona Baptiste',
  'Ivo Marchetti',
  'Sunita Pell',
  'Callum Reece',
  'Noor Haddadin',
  'Beatrix Holm',
  'Tendai Moyo',
  'Aled Prosser',
  'Farida Nazari',
  'Kit Osborne',
  'Lena Kaczmarek',
  'Ruaridh Bain',
  'Josie Attwell',
  'Manon Pryce',
  'Eluned Parry',
  'Theo Sandbach',
  'Amara Eze',
  'Gwen Tudor',
  'Fergus Laidlaw',
  'Imogen Carr',
  'Piotr Zając',
  'Della Rowntree',
  'Bashir Wardak',
  'Clemency Moss',
  'Yara Khoury',
  'Ottilie Brandt',
  'Desmond Achebe',
  'Rosalind Peake',
  'Hamish Orr',
  'Cora Whitfield',
]

export const JOB_TITLES = [
  'Head of migration',
  'Policy officer',
  'Cabinet member for communities',
  'Programme manager',
  'Public health consultant',
  'Equalities lead',
  'Researcher',
  'Network coordinator',
  'Director',
]
