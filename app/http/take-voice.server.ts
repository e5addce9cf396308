import { keepVoice } from '#app/domain/ceremonies/voice.server.ts'
import { VOICE_BYTES } from '#app/domain/ceremonies/voice-clip.ts'
import type { Actor } from '#app/domain/actor.ts'
import { seeOther, unprocessable } from './answer.server.ts'
import { bodyOf, formOf, typedIn } from './form.server.ts'
import type { OpenVisit } from './guardians-visit.server.ts'
import { limit } from './rate.server.ts'

/** A recording and the form around it. */
const MOST_BYTES = VOICE_BYTES + 64 * 1024

/**
 * A guardian's form. One with a file in it that is larger than any recording is not read at all: what
 * comes back is a form whose recording is too big.
 */
export async function formWithVoice(request: Request): Promise<FormData> {
  const isUpload = request.headers.get('Content-Type')?.startsWith('multipart/form-data') ?? false
  return isUpload ? bodyOf(request) : formOf(request)
}

/** Keep a recording that was sent; or say what is wrong with it, on the same page. */
export async function takeVoice(
  here: OpenVisit,
  form: FormData,
  given: { councilId: string; honoureeId: string; actor: Actor; now: Date },
  back: string,
) {
  await limit(here, 'voice-post', here.view.linkId)
  const sent = form.get('voice')
  const bytes = sent instanceof File ? await bytesOf(sent) : new Uint8Array()
  const result = bytes ? await keepVoice(here.db, { ...given, bytes }) : tooBig
  if (result.ok || result.reason === 'unknown') return seeOther(back)
  const errors = { voice: here.words()(`proof.voice-${result.reason}`) }
  return unprocessable({
    honoureeId: given.honoureeId,
    overtaken: undefined,
    form: { typed: typedIn(form), errors },
  })
}

const tooBig = { ok: false, reason: 'too-big' } as const

/** Undefined for a file that need not be read to know that it is too big. */
async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  return file.size > MOST_BYTES ? undefined : new Uint8Array(await file.arrayBuffer())
}
