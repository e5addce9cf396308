import { useWords } from '../words.tsx'

/** How the family says the name. It is fetched when somebody presses play, and the record says who did. */
export function NameVoice({ src, at, timeZone }: { src: string; at: Date; timeZone: string }) {
  const t = useWords()
  return (
    <section>
      <h2>{t('names.voice')}</h2>
      <p>{t('names.voice-lead', { when: t.date(at, { timeZone, style: 'dateTime' }) })}</p>
      {/* Its words are the name itself, which stands above it. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio controls preload="none" src={src} aria-label={t('names.voice')} />
    </section>
  )
}
