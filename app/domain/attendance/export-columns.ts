/** What a downloaded list can hold, in the order of its columns. */
export const EXPORT_COLUMNS = [
  'name',
  'native-name',
  'known-as',
  'email',
  'phone',
  'language',
  'organisation',
  'answer',
  'people',
  'adults',
  'young',
  'children',
  'infants',
  'names',
  'needs',
  'message',
  'limit',
  'channel',
  'answered-on',
  'arrived',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** Chosen when nobody says otherwise: what stands on a desk at the door. */
export const USUAL_COLUMNS: readonly ExportColumn[] = [
  'name',
  'native-name',
  'language',
  'answer',
  'people',
  'adults',
  'young',
  'children',
  'infants',
]
