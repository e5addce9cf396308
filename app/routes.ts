import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every URL. Each route names its policy in `handle`; a route without one fails a test. */
export default [
  index('routes/public/calendar.tsx'),
  route('events/:slug', 'routes/public/event.tsx'),
  route('i/:token', 'routes/public/invitation.tsx'),
  route('device/:fileId', 'routes/public/device.ts'),
  route('styles/:name', 'routes/public/style-sheet.ts'),
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-in/:token', 'routes/account/sign-in-link.tsx'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('desk/events', 'routes/desk/events/list.tsx'),
  route('desk/events/new', 'routes/desk/events/new.tsx'),
  route('desk/events/:eventId', 'routes/desk/events/overview.tsx'),
  route('desk/settings', 'routes/desk/settings/index.tsx'),
  route('desk/settings/council', 'routes/desk/settings/council.tsx'),
  route('desk/settings/look', 'routes/desk/settings/look.tsx'),
  route('desk/settings/record', 'routes/desk/settings/record.tsx'),
  route('desk/settings/accounts', 'routes/desk/settings/accounts.tsx'),
  route('desk/settings/accounts/invite', 'routes/desk/settings/account-invite.tsx'),
  route('desk/settings/accounts/:accountId', 'routes/desk/settings/account.tsx'),
  route('desk/settings/accounts/:accountId/close', 'routes/desk/settings/account-close.tsx'),
  route('desk/events/:eventId/letters', 'routes/desk/letters/event-letters.tsx'),
  route('desk/events/:eventId/letters/invite', 'routes/desk/letters/invite.tsx'),
  route('desk/events/:eventId/letters/preview', 'routes/desk/letters/preview.ts'),
  route('desk/letters', 'routes/desk/letters/list.tsx'),
  route('desk/letters/:letterId', 'routes/desk/letters/one.tsx'),
  route('desk/letters/:letterId/message', 'routes/desk/letters/message.ts', { id: 'letter-page' }),
  route('desk/letters/:letterId/message.eml', 'routes/desk/letters/message.ts', {
    id: 'letter-file',
  }),
  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
