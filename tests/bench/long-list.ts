import { newId } from '#app/domain/ids.ts'
import { searchForm, sortForm } from '#app/domain/names.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, invitation, need, party, person, reply } from '#db/schema/index.ts'
import { NOW, type Setting } from '#tests/support/factories.ts'
import { WRITTEN_NAMES } from '#tests/support/written-names.ts'

const AT_ONCE = 500
const LANGUAGES = ['ar', 'uk', 'en', 'fa', 'ti', 'so', 'pl', 'ckb', 'ps', 'vi']
const NEEDS = ['interpreter', 'step_free', 'diet_halal'] as const
const names = Object.values(WRITTEN_NAMES)

/** What the families of a list have said: a half, two, one and one in ten; the others nothing yet. */
const ANSWERS = [
  ...Array.from({ length: 5 }, () => ({ answer: 'yes', state: 'confirmed' }) as const),
  ...Array.from({ length: 2 }, () => ({ answer: 'no', state: 'declined' }) as const),
  { answer: 'maybe', state: 'maybe' } as const,
  { answer: 'yes', state: 'waiting' } as const,
  undefined,
]

/** So many invited families, written straight into the tables: names in fifty languages, ten languages to write in. */
export async function aLongList(
  db: Database,
  { councilId, occurrenceId }: Setting,
  families: number,
): Promise<void> {
  for (let from = 0; from < families; from += AT_ONCE) {
    const all = Array.from({ length: Math.min(AT_ONCE, families - from) }, (_, at) =>
      aFamily(from + at),
    )
    await inCouncil(db, councilId, async (tx) => {
      const common = { councilId, createdAt: NOW }
      await tx.insert(person).values(all.map(({ contact }) => ({ ...common, ...contact })))
      await tx.insert(party).values(all.map((one) => ({ ...common, ...one.party })))
      await tx
        .insert(invitation)
        .values(all.map((one) => ({ ...common, occurrenceId, ...one.invitation })))
      const said = all.flatMap((one) => (one.reply ? [{ ...one, reply: one.reply }] : []))
      await tx
        .insert(reply)
        .values(said.map((one) => ({ councilId, occurrenceId, answeredAt: NOW, ...one.reply })))
      const comers = said.flatMap(({ comers }) => comers)
      await tx.insert(attendee).values(comers.map((one) => ({ councilId, occurrenceId, ...one })))
      const needs = all.flatMap(({ needs }) => needs)
      await tx.insert(need).values(needs.map((one) => ({ councilId, occurrenceId, ...one })))
    })
  }
}

function aFamily(at: number) {
  const [contactId, partyId, invitationId] = [newId(), newId(), newId()]
  const name = `${names[at % names.length]} ${at}`
  const language = LANGUAGES[at % LANGUAGES.length] ?? 'en'
  // Answers do not go by language: seven and ten have no common divisor.
  const answer = ANSWERS[(at * 7 + Math.floor(at / 10)) % ANSWERS.length]
  const people = 1 + (at % 5)
  return {
    contact: {
      id: contactId,
      fullName: name,
      language,
      email: `family-${at}@example.org`,
      emailState: at % 100 === 3 ? ('refused' as const) : ('fine' as const),
      nameSearch: searchForm(name),
      nameSort: sortForm(name),
    },
    party: {
      id: partyId,
      kind: 'household' as const,
      contactId,
      label: name,
      labelSort: sortForm(name),
      language,
    },
    invitation: {
      id: invitationId,
      partyId,
      peopleLimit: 6,
      source: 'import' as const,
      calendarUid: `${invitationId}@borchester.example`,
      sentAt: NOW,
    },
    reply: answer && {
      ...answer,
      invitationId,
      peopleLimit: 6,
      people: answer.answer === 'yes' ? people : 0,
      waitingNumber: answer.state === 'waiting' ? at + 1 : null,
      channel: 'link' as const,
    },
    comers:
      answer && answer.answer !== 'no'
        ? Array.from({ length: people }, (_, position) => ({
            invitationId,
            position,
            ageBand: position === 0 ? ('adult' as const) : ('child' as const),
          }))
        : [],
    needs:
      at % 20 === 0 && answer?.answer === 'yes'
        ? [{ invitationId, kind: NEEDS[(at / 20) % NEEDS.length] ?? 'interpreter' }]
        : [],
  }
}
