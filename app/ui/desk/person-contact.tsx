import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { Pairs } from './kpis.tsx'
import { Box } from './panels.tsx'

export interface PersonContactProps {
  person: {
    knownAs: string | null
    language: string
    email: string | null
    emailState: 'fine' | 'bouncing' | 'refused'
    phone: string | null
    phoneState: 'fine' | 'refused'
  }
  organisations: Array<{ name: string; jobTitle: string | null }>
}

/** How a person is reached, and which of it refuses what is sent there. */
export function PersonContact({ person, organisations }: PersonContactProps) {
  const t = useWords()
  const { knownAs, language, email, emailState, phone, phoneState } = person
  return (
    <Box id="contact" title={t('guests.who-they-are')}>
      <Pairs
        pairs={[
          ...(knownAs ? [{ label: t('guests.known-as'), value: <bdi>{knownAs}</bdi> }] : []),
          {
            label: t('guests.email'),
            value: (
              <>
                <bdi>{email ?? '–'}</bdi>
                {email && emailState !== 'fine' && <Refuses>{t('guests.came-back')}</Refuses>}
              </>
            ),
          },
          {
            label: t('guests.phone'),
            value: (
              <>
                <bdi dir="ltr">{phone ?? '–'}</bdi>
                {phone && phoneState !== 'fine' && <Refuses>{t('guests.texts-refused')}</Refuses>}
              </>
            ),
          },
          { label: t('guests.language'), value: t.language(language) },
          ...organisations.map(({ name, jobTitle }) => ({
            label: <bdi>{jobTitle ?? t('guests.organisation')}</bdi>,
            value: <bdi>{name}</bdi>,
          })),
        ]}
      />
    </Box>
  )
}

/** Under an address or a number: what does not arrive there. */
export function Refuses({ children }: { children: string }) {
  return (
    <span className="native">
      <State mark="bad">{children}</State>
    </span>
  )
}
