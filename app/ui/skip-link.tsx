import { useWords } from './words.tsx'

/** The first stop of the keyboard: past everything that is the same on every page. */
export function SkipLink({ to }: { to: string }) {
  const t = useWords()
  return (
    <a href={`#${to}`} className="govuk-skip-link">
      {t('frame.skip-to-content')}
    </a>
  )
}
