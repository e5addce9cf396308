import type { PartyAtEvent } from '#app/domain/invitations/party-at-event.ts'
import { useWords } from '../words.tsx'
import { Heads, Heard, Needs } from './guest-heads.tsx'
import { Pairs, type Kpi } from './kpis.tsx'
import { Box } from './panels.tsx'
import { Refuses } from './person-contact.tsx'
import { PhoneLink } from './phone-link.tsx'

interface BoxProps {
  party: PartyAtEvent
  timeZone: string
}

/** What they said: who comes, what they need, what they wrote. */
export function PartyAnswer({ party, timeZone }: BoxProps) {
  const t = useWords()
  const { line, comers } = party
  const named = comers.flatMap(({ name, ageBand }) => (name ? [{ name, ageBand }] : []))
  const pairs: Array<Kpi | false> = [
    { label: t('guests.head-heard'), value: <Heard {...line} timeZone={timeZone} /> },
    Object.keys(line.heads).length > 0 && {
      label: t('guests.head-who'),
      value: <Heads heads={line.heads} />,
    },
    named.length > 0 && {
      label: t('guests.names'),
      value: named.map(({ name, ageBand }, index) => (
        <span key={index} className="native">
          <bdi>{name}</bdi>, {t(`guests.band-${ageBand}`)}
        </span>
      )),
    },
    line.needs.length > 0 && { label: t('guests.head-needs'), value: <Needs needs={line.needs} /> },
    line.message !== null && {
      label: t('guests.message'),
      value: <q dir="auto">{line.message}</q>,
    },
    party.position !== null && {
      label: t('guests.waiting-position'),
      value: t.number(party.position),
    },
    party.allotted !== null && {
      label: t('guests.group-kept'),
      value: <Kept allotted={party.allotted} timeZone={timeZone} />,
    },
    { label: t('guests.invitation-for'), value: t('guests.up-to', { people: line.peopleLimit }) },
    line.arrived > 0 && {
      label: t('guests.filter-arrived'),
      value: t('guests.here', { people: line.arrived }),
    },
  ]
  return (
    <Box id="answer" title={t('guests.head-answer')}>
      <Pairs pairs={pairs.filter((pair) => pair !== false)} />
    </Box>
  )
}

/** How many places are kept, how many of them are left, and until when. */
function Kept({
  allotted: { places, held, untilAt },
  timeZone,
}: {
  allotted: NonNullable<PartyAtEvent['allotted']>
  timeZone: string
}) {
  const t = useWords()
  if (places === 0) return <>{t('guests.group-kept-over')}</>
  const until = untilAt
    ? t('guests.group-kept-until', { day: t.date(untilAt, { timeZone, style: 'dayMonth' }) })
    : t('guests.group-kept-open')
  return (
    <>
      {places}, {t('guests.group-kept-value', { held })}, {until}
    </>
  )
}

/** Who they are and how they are reached. */
export function PartyContact({
  party: { contact, organisationName, members, line },
}: Pick<BoxProps, 'party'>) {
  const t = useWords()
  const pairs: Array<Kpi | false> = [
    contact !== null && {
      label: t('guests.contact'),
      value: (
        <a href={`/desk/directory/${contact.id}`}>
          <bdi>{contact.fullName}</bdi>
        </a>
      ),
    },
    Boolean(contact?.knownAs) && {
      label: t('guests.known-as'),
      value: <bdi>{contact?.knownAs}</bdi>,
    },
    Boolean(contact?.email) && {
      label: t('guests.email'),
      value: (
        <>
          <a href={`mailto:${contact?.email}`} dir="ltr">
            {contact?.email}
          </a>
          {line.cameBack && <Refuses>{t('guests.came-back')}</Refuses>}
        </>
      ),
    },
    Boolean(contact?.phone) && {
      label: t('guests.phone'),
      value: (
        <>
          <PhoneLink phone={contact?.phone ?? ''} />
          {contact?.phoneState === 'refused' && <Refuses>{t('guests.texts-refused')}</Refuses>}
        </>
      ),
    },
    { label: t('guests.language'), value: t.language(line.language) },
    organisationName !== null && {
      label: t('guests.organisation'),
      value: <bdi>{organisationName}</bdi>,
    },
    members.length > 1 && {
      label: t('guests.members'),
      value: members.map(({ personId, fullName, ageBand }) => (
        <span key={personId} className="native">
          <a href={`/desk/directory/${personId}`}>
            <bdi>{fullName}</bdi>
          </a>
          , {t(`guests.band-${ageBand}`)}
        </span>
      )),
    },
  ]
  return (
    <Box id="contact" title={t('guests.who-they-are')}>
      <Pairs pairs={pairs.filter((pair) => pair !== false)} />
    </Box>
  )
}
