import { invitationCalendar } from '#app/http/invitation-calendar.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'link' }

export const loader = (asked: LoaderFunctionArgs) => invitationCalendar(asked, 'reply')
