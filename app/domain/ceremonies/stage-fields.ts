/** The fields of a stage's arrangement, as its form has them from top to bottom. */
export const ARRANGE_FIELDS = [
  'ordering',
  'presenters',
  'firstNamesOnly',
  'blankCards',
  'rows',
  'left',
  'right',
  'civic',
  'stepFree',
  'stepFreeRows',
]
