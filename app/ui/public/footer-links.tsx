import { webcalAddress } from '#app/domain/calendar/links.ts'
import { usePage } from '../page-context.tsx'
import type { FooterLink } from '../public-frame.tsx'
import { useWords } from '../words.tsx'

/** What the footer of the open pages offers beside accessibility and privacy. */
export function useFooterLinks(): FooterLink[] {
  const t = useWords()
  const { origin } = usePage()
  return [
    { href: webcalAddress(`${origin}/calendar.ics`), text: t('calendar.subscribe') },
    { href: '/sign-in', text: t('calendar.staff') },
  ]
}
