import { Icon, type IconName } from '../icon.tsx'
import { useWords } from '../words.tsx'

/** What a guest can count on, by code: its picture. Words stand under `fact.<code>`. */
const FACTS = {
  free: 'tick',
  step_free: 'step',
  lift: 'up',
  accessible_toilet: 'step',
  hearing_loop: 'ear',
  quiet_space: 'quiet',
  prayer_space: 'quiet',
  children: 'child',
  baby_change: 'child',
  halal: 'food',
  vegetarian: 'food',
  no_alcohol: 'food',
  bus_stop: 'pin',
  parking: 'pin',
} as const satisfies Record<string, IconName>

type Fact = keyof typeof FACTS

const isFact = (code: string): code is Fact => Object.hasOwn(FACTS, code)

/** The facts that we have words for, each once, in the order of the list above. */
export function knownFacts(codes: readonly string[]): Fact[] {
  const told = new Set(codes)
  return Object.keys(FACTS)
    .filter(isFact)
    .filter((code) => told.has(code))
}

/** Facts in one line, as in the calendar: each with its picture. */
export function FactLine({ codes, languages }: { codes: readonly string[]; languages: string[] }) {
  const t = useWords()
  const facts = knownFacts(codes)
  if (facts.length === 0 && languages.length === 0) return null
  return (
    <div className="tagline">
      {languages.length > 0 && (
        <span>
          <Icon name="speak" /> {t.list(languages.map(t.language))}
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact}>
          <Icon name={FACTS[fact]} /> {t(`fact.${fact}`)}
        </span>
      ))}
    </div>
  )
}

/** Facts one below the other, as on an event's page. */
export function FactList({ codes, languages }: { codes: readonly string[]; languages: string[] }) {
  const t = useWords()
  return (
    <ul className="facts facts--two">
      {languages.length > 0 && (
        <li>
          <Icon name="speak" />
          <span>
            {t('event-page.interpreters', { languages: t.list(languages.map(t.language)) })}
          </span>
        </li>
      )}
      {knownFacts(codes).map((fact) => (
        <li key={fact}>
          <Icon name={FACTS[fact]} />
          <span>{t(`fact.${fact}`)}</span>
        </li>
      ))}
      <li>
        <Icon name="camera" />
        <span>{t('event-page.no-photos')}</span>
      </li>
    </ul>
  )
}
