import type { PageWords } from '#app/translations/page-words.ts'
import { whenOf } from '#app/translations/when.ts'
import { assembleLetter } from './assemble.tsx'
import { cleanCouncil, draftOf, type LetterDraft, type LetterPart } from './draft.ts'
import { eventCancelled } from './event-cancelled.tsx'
import { eventChanged } from './event-changed.tsx'
import { finishReply } from './finish-reply.tsx'
import { invitationReminder } from './invitation-reminder.tsx'
import { invitation } from './invitation.tsx'
import type {
  ComposedLetter,
  GuestLetter,
  GuestLetterData,
  NominateLetterData,
  SignInLetterData,
} from './letter-data.ts'
import { nominate } from './nominate.tsx'
import { placeConfirmed } from './place-confirmed.tsx'
import { offerEnded } from './offer-ended.tsx'
import { placeOffered } from './place-offered.tsx'
import { fillHtml, fillText, oneLine, placeholder } from './placeholders.ts'
import { htmlValues, templateKey, textValues } from './recipient.ts'
import { proof, proofReminder } from './proof.tsx'
import { reminder } from './reminder.tsx'
import { replyMaybe } from './reply-maybe.tsx'
import { replyNo } from './reply-no.tsx'
import { replyYes } from './reply-yes.tsx'
import { signIn } from './sign-in.tsx'
import { thanks } from './thanks.tsx'
import { waiting } from './waiting.tsx'
import { withdrawn } from './withdrawn.tsx'

const LETTERS: Record<GuestLetter, (draft: LetterDraft, t: PageWords) => LetterPart> = {
  invitation,
  'invitation-reminder': invitationReminder,
  'reply-yes': replyYes,
  'reply-maybe': replyMaybe,
  'reply-no': replyNo,
  waiting,
  'place-offered': placeOffered,
  'offer-ended': offerEnded,
  'place-confirmed': placeConfirmed,
  reminder,
  thanks,
  'event-changed': eventChanged,
  'event-cancelled': eventCancelled,
  withdrawn,
  'finish-reply': finishReply,
  proof,
  'proof-reminder': proofReminder,
}

/**
 * A guest's letter in the guest's language, with English below when that is another.
 *
 * What is the same for a whole mailing is rendered once and kept; a recipient's own name, link and
 * numbers are filled in afterwards, in one pass, escaped. Whatever people typed prints as they typed
 * it. The subject and the preview name the event by its outside title only.
 *
 * Throws when `occurrences` is empty or the theme holds what is no colour.
 */
export function composeLetter(kind: GuestLetter, data: GuestLetterData): ComposedLetter {
  const template = templateFor(kind, data)
  return {
    subject: template.subject,
    html: fillHtml(template.html, htmlValues(data)),
    text: fillText(template.text, textValues(data)),
  }
}

/** The letter with the link that signs an officer in. */
export function composeSignInLetter(data: SignInLetterData): ComposedLetter {
  const link = placeholder('link')
  const { subject, html, text } = assembleLetter(data.locale, {
    council: cleanCouncil(data.council, data.locale),
    theme: data.council.theme,
    wording: data.council.wording,
    write: (t) =>
      signIn(
        { council: cleanCouncil(data.council, t.locale), link },
        t,
        t.date(data.expiresAt, { timeZone: data.timeZone, style: 'dateTime' }),
      ),
  })
  const values = { link: oneLine(data.link) }
  return { subject, html: fillHtml(html, values), text: fillText(text, values) }
}

/** The letter with the link under which somebody nominates children. */
export function composeNominateLetter(data: NominateLetterData): ComposedLetter {
  const link = placeholder('link')
  const [name, event] = [oneLine(data.name) || undefined, oneLine(data.event)]
  const { subject, html, text } = assembleLetter(data.locale, {
    council: cleanCouncil(data.council, data.locale),
    theme: data.council.theme,
    wording: data.council.wording,
    write: (t) =>
      nominate(
        { council: cleanCouncil(data.council, t.locale), link, name, event },
        t,
        t.date(data.closesAt, { timeZone: data.timeZone, style: 'dateTime' }),
      ),
  })
  const values = { link: oneLine(data.link) }
  return { subject, html: fillHtml(html, values), text: fillText(text, values) }
}

const KEPT = 50
const kept = new Map<string, ComposedLetter>()

/** A mailing asks for the same template thousands of times; the last few are kept. */
function templateFor(kind: GuestLetter, data: GuestLetterData): ComposedLetter {
  const key = templateKey(kind, data)
  const known = kept.get(key)
  if (known) return known
  const [first] = data.occurrences
  if (!first) throw new Error('a letter about no date')
  const made = assembleLetter(data.locale, {
    council: cleanCouncil(data.council, data.locale),
    theme: data.council.theme,
    wording: data.council.wording,
    write: (t) => LETTERS[kind](draftOf(data, t.locale), t),
    preview: (t) => whenOf(t, first),
  })
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, made)
  return made
}
