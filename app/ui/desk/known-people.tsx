import { Button } from '../govuk/button.tsx'
import { Details } from '../govuk/prose.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { PartyName } from './party-name.tsx'

export interface KnownPeopleProps {
  /** What was looked for; empty before the first look. */
  q: string
  people: Array<{ id: string; fullName: string; nativeName: string | null; language: string }>
  /** The date of a series that is open. */
  on: string | undefined
}

/** Somebody whom the directory knows need not be typed again. */
export function KnownPeople({ q, people, on }: KnownPeopleProps) {
  const t = useWords()
  return (
    <Details summary={t('guests.known-title')} open={q !== ''}>
      <form method="get" className="filters">
        <TextField name="known" type="search" label={t('guests.search')} defaultValue={q} />
        {on && <input type="hidden" name="on" value={on} />}
        <Button kind="secondary">{t('guests.look')}</Button>
      </form>
      {q !== '' && people.length === 0 && <p>{t('guests.known-none')}</p>}
      <ul className="plain">
        {people.map(({ id, fullName, nativeName, language }) => (
          <li key={id}>
            <form method="post" className="row">
              <span>
                <PartyName label={fullName} nativeName={nativeName} /> {t.language(language)}
              </span>
              <input type="hidden" name="personId" value={id} />
              <Button kind="secondary" small>
                {t('guests.invite-known')}
                <span className="govuk-visually-hidden"> {fullName}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Details>
  )
}
