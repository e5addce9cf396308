import { useWords } from '../words.tsx'
import { Grid } from './grid.tsx'
import { PartyName } from './party-name.tsx'

interface Family {
  partyId: string
  label: string
  nativeName: string | null
  language: string
  peopleLimit: number
  children: number
  came: number
}

/** Families of an earlier event, all of them ticked. */
export function EarlierGrid({ families }: { families: Family[] }) {
  const t = useWords()
  return (
    <Grid
      caption={t('guests.again-found', { parties: families.length })}
      rows={families}
      rowKey={({ partyId }) => partyId}
      choose={{
        name: 'party',
        label: ({ label }) => label,
        chosen: new Set(families.map(({ partyId }) => partyId)),
      }}
      columns={[
        {
          key: 'name',
          kind: 'name',
          head: t('guests.full-name'),
          cell: ({ label, nativeName }) => <PartyName label={label} nativeName={nativeName} />,
        },
        {
          key: 'language',
          head: t('guests.language'),
          cell: ({ language }) => t.language(language),
        },
        {
          key: 'limit',
          kind: 'number',
          head: t('guests.again-limit'),
          label: t('guests.again-limit'),
          cell: ({ peopleLimit }) => t.number(peopleLimit),
        },
        {
          key: 'children',
          kind: 'number',
          head: t('guests.again-under-18'),
          label: t('guests.again-under-18'),
          cell: ({ children }) => t.number(children),
        },
        {
          key: 'came',
          kind: 'number',
          head: t('guests.again-here'),
          label: t('guests.again-here'),
          cell: ({ came }) => t.number(came),
        },
      ]}
    />
  )
}
