import { councilName } from '#app/domain/councils/council.ts'
import { findCallList, tickCall, type Call } from '#app/domain/events/call-list.server.ts'
import { findToCall, findUnanswered } from '#app/domain/invitations/find-to-call.server.ts'
import { phoneScript } from '#app/domain/invitations/phone-script.ts'
import { isLocale, LOCALES, localeDetails, type Locale } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import type { EventVisit } from './event-visit.server.ts'
import type { PartyVisit } from './party-visit.server.ts'
import { answerBefore } from './told-answer.server.ts'

/** Calls about this date that nobody has ticked yet. */
async function openCalls({ db, council, event, occurrence }: EventVisit): Promise<Call[]> {
  const calls = await findCallList(db, { councilId: council.id, eventId: event.id })
  return calls.filter((call) => call.ticked === null && call.occurrenceId === occurrence.id)
}

/** Who was looked for, and who is to be rung: news first, then those without an answer. */
export async function whomToCall(here: EventVisit) {
  const { db, council, occurrence, actor, address, now, url } = here
  const scope = { councilId: council.id, occurrenceId: occurrence.id }
  const q = (url.searchParams.get('q') ?? '').slice(0, 200).trim()
  const looked = q === '' ? undefined : await findToCall(db, { ...scope, q, actor, address, now })
  const isOpen = now < occurrence.repliesCloseAt && occurrence.cancelledAt === null
  const waiting = [...(await openCalls(here)), ...(isOpen ? await findUnanswered(db, scope) : [])]
  const next = new Map(
    waiting.map(({ invitationId, label, nativeName, phone, language }) => [
      invitationId,
      { invitationId, label, nativeName, phone, language },
    ]),
  )
  return { q, found: looked?.found, more: looked?.more ?? false, next: [...next.values()] }
}

/** One call: what to read aloud in the language that was chosen, and the answer that stands. */
export async function callTo(here: PartyVisit) {
  const { council, event, occurrence, party, now, url } = here
  const { line } = party
  const asked = url.searchParams.get('lang') ?? line.language
  const language: Locale = isLocale(asked) ? asked : 'en'
  const script = (locale: Locale) =>
    phoneScript(wordsFor(locale, council.wording), {
      councilName: councilName(council, locale),
      outsideTitle: event.texts[locale]?.outsideTitle ?? event.outsideTitle,
      questions: event.questions,
      limit: line.peopleLimit,
      isGroup: line.kind === 'group',
      startsAt: occurrence.startsAt,
      endsAt: occurrence.endsAt,
      timeZone: occurrence.timeZone,
    })
  const { before } = answerBefore(line, party.comers)
  const calls = await openCalls(here)
  return {
    line,
    phone: party.contact?.phone ?? null,
    spoken: {
      language,
      dir: localeDetails(language).dir,
      said: script(language),
      english: script('en'),
    },
    isDraft: wordsFor(language, council.wording).showsDrafts,
    languages: LOCALES.map(({ tag, name }) => ({ tag, name })),
    news: calls.filter(({ invitationId }) => invitationId === line.invitationId),
    before: { ...before, typed: { ...before.typed, channel: ['phone'] } },
    isClosed: now >= occurrence.repliesCloseAt,
  }
}

/** Tick off what the party has just heard. */
export async function tickCallsOf(here: PartyVisit): Promise<void> {
  const { db, council, event, actor, now, scope } = here
  for (const { letterId, invitationId } of await openCalls(here))
    if (invitationId === scope.invitationId)
      await tickCall(db, {
        councilId: council.id,
        eventId: event.id,
        letterId,
        actor,
        now,
        rung: true,
      })
}
