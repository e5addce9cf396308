/** What a letter to somebody on duty is about. */
export const DUTY_NEWS = [
  'asked',
  'reminder',
  'changed',
  'moved',
  'answer',
  'removed',
  'cancelled',
] as const
export type DutyNews = (typeof DUTY_NEWS)[number]
