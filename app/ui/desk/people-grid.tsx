import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { Grid } from './grid.tsx'
import { PartyName } from './party-name.tsx'

export interface PersonRow {
  id: string
  fullName: string
  nativeName: string | null
  language: string
  email: string | null
  phone: string | null
  invitations: number
}

/** People of the directory. */
export function PeopleGrid({ caption, people }: { caption: ReactNode; people: PersonRow[] }) {
  const t = useWords()
  return (
    <Grid
      caption={caption}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          kind: 'name',
          head: t('directory.name'),
          cell: ({ id, fullName, nativeName }) => (
            <PartyName label={fullName} nativeName={nativeName} href={`/desk/directory/${id}`} />
          ),
        },
        {
          key: 'reach',
          head: t('directory.reach'),
          cell: ({ email, phone }) => (
            <>
              {email && <bdi>{email}</bdi>}
              {phone && (
                <span className="native" dir="ltr">
                  {phone}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'speaks',
          head: t('guests.head-speaks'),
          cell: ({ language }) => t.language(language),
        },
        {
          key: 'events',
          kind: 'number',
          head: t('directory.invitations'),
          label: t('directory.invitations'),
          cell: ({ invitations }) => t.number(invitations),
        },
      ]}
    />
  )
}
