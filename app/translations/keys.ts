// Written by `npm run words` from en.json and desk/*.json. Do not edit.
import frame from './desk/frame.json' with { type: 'json' }
import type { NoArgs, Tag, Text } from './message-args.ts'

export const DESK_TABLES: ReadonlyArray<Readonly<Record<string, string>>> = [
  frame,
]

export interface MessageArgs {
  'count.people': { people: number }
  'count.places': { places: number }
  'desk.actions': NoArgs
  'desk.events': NoArgs
  'desk.letters': NoArgs
  'desk.menu': NoArgs
  'desk.people': NoArgs
  'desk.reports': NoArgs
  'desk.settings': NoArgs
  'desk.this-week': NoArgs
  'error.broken-lead': NoArgs
  'error.broken-reference': { reference: Text }
  'error.broken-title': NoArgs
  'error.busy-lead': NoArgs
  'error.busy-title': NoArgs
  'error.form-from-elsewhere-lead': NoArgs
  'error.form-from-elsewhere-title': NoArgs
  'error.not-allowed-lead': NoArgs
  'error.not-allowed-title': NoArgs
  'error.not-found-lead': NoArgs
  'error.not-found-title': NoArgs
  'error.too-large-lead': NoArgs
  'error.too-large-title': NoArgs
  'frame.accessibility': NoArgs
  'frame.back': NoArgs
  'frame.calendar': NoArgs
  'frame.continue': NoArgs
  'frame.error-prefix': { title: Text }
  'frame.error-summary': NoArgs
  'frame.footer-council': { council: Text }
  'frame.hide': NoArgs
  'frame.language': NoArgs
  'frame.language-change': NoArgs
  'frame.language-reading': { language: Text }
  'frame.leave-now': NoArgs
  'frame.leave-now-hint': NoArgs
  'frame.open': NoArgs
  'frame.optional': { label: Text }
  'frame.page-title': { council: Text; title: Text }
  'frame.privacy': NoArgs
  'frame.ring': { phone: Text }
  'frame.sign-in': NoArgs
  'frame.sign-out': NoArgs
  'frame.skip-to-content': NoArgs
  'when.closed-on': { day: Text }
  'when.day-times': { day: Text; end: Text; start: Text }
  'when.from-to': { end: Text; start: Text }
  'when.reply-by': { day: Text }
}
