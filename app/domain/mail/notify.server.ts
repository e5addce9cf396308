import { NotifyClient } from 'notifications-node-client'
import { z } from 'zod'

/** What came of handing a text to Notify. */
export type TextHandover =
  /** Notify has it. `text` is what it sends, with whatever its template adds. */
  | { kind: 'sent'; providerId: string; text: string }
  /** For good: this number gets no texts, or Notify does not take this text. */
  | { kind: 'refused'; code: string; about: 'recipient' | 'message' }
  /** Nothing about this text: Notify cannot be reached, is busy, or refuses us. Others would fare alike. */
  | { kind: 'unreachable'; code: string }

/** How far a text is. `unknown`: Notify has forgotten it, which it does after seven days. */
export type TextFate = 'under-way' | 'delivered' | 'unknown' | TextFailure
export type TextFailure = 'permanent-failure' | 'temporary-failure' | 'technical-failure'

/** How texts leave the house. */
export interface TextPost {
  /**
   * Hand one text over. Never throws for what Notify or the network does.
   *
   * @param reference The letter's id: no personal information.
   * @param again It was tried before, and may have arrived: Notify is asked first.
   */
  hand(message: {
    to: string
    text: string
    reference: string
    again: boolean
  }): Promise<TextHandover>
  /** What became of a text; undefined when Notify cannot be asked now. */
  ask(providerId: string): Promise<TextFate | undefined>
}

export interface NotifySettings {
  /** `name-serviceid-secret`, as Notify shows it once. */
  key: string
  /** A template for texts whose text is `((message))` and nothing else. */
  templateId: string
  /** Notify's address; another one for a stand-in. */
  url: string
}

const WAIT_MS = 15_000
const MOST_BYTES = 1_000_000

const taken = z.object({
  data: z.object({ id: z.uuid(), content: z.object({ body: z.string() }) }),
})
const notification = z.object({ id: z.uuid(), status: z.string(), body: z.string() })
const found = z.object({ data: z.object({ notifications: z.array(notification) }) })
const asked = z.object({ data: notification })
const failure = z
  .object({
    code: z.string().optional(),
    response: z
      .object({
        status: z.number(),
        data: z
          .object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) })
          .optional()
          .catch(undefined),
      })
      .optional(),
  })
  .catch({})

/**
 * Texts by GOV.UK Notify.
 *
 * @param waitMs How long Notify may say nothing; tests have less patience.
 */
export function notifyPost({ key, templateId, url }: NotifySettings, waitMs = WAIT_MS): TextPost {
  const client = new NotifyClient(url, key)
  const { apiClient } = client
  apiClient.setClient(
    apiClient.restClient.create({
      timeout: waitMs,
      maxRedirects: 0,
      maxContentLength: MOST_BYTES,
    }),
  )
  const handed = async (reference: string): Promise<TextHandover | undefined> => {
    const answer = await client.getNotifications('sms', undefined, reference)
    const [there] = found
      .parse(answer)
      .data.notifications.filter(({ status }) => !failureIn(status))
    return there && { kind: 'sent', providerId: there.id, text: there.body }
  }
  return {
    async hand({ to, text, reference, again }) {
      try {
        const before = again ? await handed(reference) : undefined
        if (before) return before
        const answer = await client.sendSms(templateId, to, {
          personalisation: { message: text },
          reference,
        })
        const { id, content } = taken.parse(answer).data
        return { kind: 'sent', providerId: id, text: content.body }
      } catch (error) {
        return handoverOf(error)
      }
    },
    async ask(providerId) {
      try {
        const { status } = asked.parse(await client.getNotificationById(providerId)).data
        if (status === 'delivered' || status === 'sent') return 'delivered'
        return failureIn(status) ?? 'under-way'
      } catch (error) {
        return failure.parse(error).response?.status === 404 ? 'unknown' : undefined
      }
    },
  }
}

const FAILURES: readonly TextFailure[] = [
  'permanent-failure',
  'temporary-failure',
  'technical-failure',
]
const failureIn = (status: string) => FAILURES.find((one) => one === status)

/** Whose fault it was. Of Notify's sentences only the name of the field is read: the rest may change. */
function handoverOf(error: unknown): TextHandover {
  const { code = '', response } = failure.parse(error)
  if (!response) return { kind: 'unreachable', code: /^[A-Z_]{1,20}$/.test(code) ? code : 'answer' }
  const { status, data } = response
  const [first] = data?.errors ?? []
  const named = first && /^\w{1,40}$/.test(first.error) ? `${status} ${first.error}` : `${status}`
  if (status !== 400) return { kind: 'unreachable', code: named }
  const isNumber = data?.errors.some(
    ({ error: kind, message }) => kind === 'ValidationError' && message.startsWith('phone_number'),
  )
  return { kind: 'refused', code: named, about: isNumber ? 'recipient' : 'message' }
}
