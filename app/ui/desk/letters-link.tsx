import type { LettersOfKind } from '#app/domain/mail/timetable.ts'
import { useWords } from '../words.tsx'
import { RuleActions } from './planned-letters.tsx'

/** To what needs somebody first, else to all letters of the kind. */
export function LettersLink({
  kind: { purpose, counts, rule },
  eventId,
  href: steering,
}: {
  kind: LettersOfKind
  eventId: string
  href: string
}) {
  const t = useWords()
  const href = `/desk/letters?event=${eventId}&kind=${purpose}`
  const failed = (counts.failed ?? 0) + (counts.bounced ?? 0)
  const byHand = counts.by_hand ?? 0
  const link =
    failed > 0 ? (
      <a href={`${href}&list=failed`}>{t('letters.see-failed', { letters: failed })}</a>
    ) : byHand > 0 ? (
      <a href={`${href}&list=by-hand`}>{t('letters.ring-these', { letters: byHand })}</a>
    ) : (
      <a href={href}>{t('letters.read-them')}</a>
    )
  return (
    <>
      {link}
      {rule && (counts.queued ?? 0) > 0 && (
        <RuleActions stops={{ rule, letters: counts.queued ?? 0 }} href={steering} />
      )}
    </>
  )
}
