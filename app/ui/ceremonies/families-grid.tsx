import type { FamilyToAsk } from '#app/domain/ceremonies/families-to-ask.ts'
import { Grid } from '../desk/grid.tsx'
import { Button } from '../govuk/button.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

export interface FamiliesGridProps {
  families: FamilyToAsk[]
  timeZone: string
}

/** Families with what each still has to settle, how they are asked, and their links. */
export function FamiliesGrid({ families, timeZone }: FamiliesGridProps) {
  const t = useWords()
  return (
    <Grid
      caption={t('ask.caption', {
        families: families.length,
        open: families.filter(({ isOpen }) => isOpen).length,
      })}
      rows={families}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'family',
          kind: 'name',
          head: t('names.family-head'),
          cell: ({ label }) => (label ? <bdi>{label}</bdi> : t('ask.no-family')),
        },
        {
          key: 'children',
          head: t('ask.open'),
          cell: (family) => <OpenThings family={family} />,
        },
        {
          key: 'asked',
          head: t('ask.asked'),
          label: t('ask.asked'),
          cell: ({ lastAt, isReminded, channel }) => (
            <>
              {lastAt
                ? t(isReminded ? 'ask.reminded-at' : 'ask.asked-at', {
                    when: t.date(lastAt, { timeZone, style: 'dateTime' }),
                  })
                : t('ask.never')}
              {channel === null && <p className="hint">{t('ask.by-hand')}</p>}
            </>
          ),
        },
        {
          key: 'links',
          head: t('ask.links'),
          cell: ({ key, hasLink }) => (
            <form method="post">
              <input type="hidden" name="family" value={key} />
              <Button name="do" value="show" kind="secondary" small>
                {t('ask.show')}
              </Button>{' '}
              {hasLink && (
                <Button name="do" value="end" kind="warning" small>
                  {t('ask.end')}
                </Button>
              )}
            </form>
          ),
        },
      ]}
    />
  )
}

function OpenThings({ family: { names } }: { family: FamilyToAsk }) {
  const t = useWords()
  return (
    <ul className="plain">
      {names.map(({ honoureeId, name, nameIsOpen, photosAreOpen }) => (
        <li key={honoureeId}>
          <bdi>{name}</bdi>{' '}
          <State mark={nameIsOpen ? 'maybe' : 'yes'}>
            {t(nameIsOpen ? 'ask.name-open' : 'ask.name-settled')}
          </State>{' '}
          <State mark={photosAreOpen ? 'maybe' : 'yes'}>
            {t(photosAreOpen ? 'ask.photos-open' : 'ask.photos-settled')}
          </State>
        </li>
      ))}
    </ul>
  )
}
