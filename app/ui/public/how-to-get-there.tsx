import type { PublicPlace } from '#app/domain/events/public-date.ts'
import { useWords } from '../words.tsx'

/** Address and directions as the officer wrote them, and a map that is somebody else's. */
export function HowToGetThere({ place }: { place: PublicPlace }) {
  const t = useWords()
  const { name, address, directions } = place
  const query = [name, address].filter(Boolean).join(', ')
  return (
    <>
      <h2>{t('event-page.how-to-get-there')}</h2>
      <p>
        <bdi>{name}</bdi>
        {address && (
          <>
            <br />
            <bdi>{address}</bdi>
          </>
        )}
      </p>
      {directions && (
        <p dir="auto" className="as-typed">
          {directions}
        </p>
      )}
      <p>
        <a
          className="govuk-link"
          href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}`}
          rel="noreferrer"
        >
          {t('event-page.map')}
        </a>
      </p>
    </>
  )
}
