import { done, refused, type Result } from '../result.ts'

/** A name is said in a breath. */
export const VOICE_SECONDS = 15
export const VOICE_BYTES = 1024 * 1024

export type VoiceType = 'audio/webm' | 'audio/ogg' | 'audio/mp4' | 'audio/mpeg' | 'audio/wav'

/** A recording that is one; `seconds` where the file says how long it is. */
export interface VoiceClip {
  mediaType: VoiceType
  seconds: number | null
}

export type VoiceRefusal = 'empty' | 'too-big' | 'not-a-recording' | 'too-long'

/**
 * What a file that was sent as a recording is, by its own first bytes: its name and what the browser
 * calls it do not count. The length is read where the file tells it; the size holds for all.
 */
export function readVoiceClip(bytes: Uint8Array): Result<VoiceClip, VoiceRefusal> {
  if (bytes.length === 0) return refused('empty')
  if (bytes.length > VOICE_BYTES) return refused('too-big')
  const mediaType = typeOf(bytes)
  if (!mediaType) return refused('not-a-recording')
  const seconds = secondsOf(mediaType, bytes)
  // Browsers close a recording a moment after they were told to.
  if (seconds !== null && seconds > VOICE_SECONDS + 1) return refused('too-long')
  return done({ mediaType, seconds })
}

/** A picture or a page that calls itself a recording starts otherwise. */
function typeOf(bytes: Uint8Array): VoiceType | undefined {
  if (bytes.length < 44) return undefined
  if (is(bytes, 0, [0x1a, 0x45, 0xdf, 0xa3]) && find(bytes, 'webm', 64) > 0) return 'audio/webm'
  if (says(bytes, 0, 'OggS')) return 'audio/ogg'
  if (says(bytes, 4, 'ftyp')) return 'audio/mp4'
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WAVE')) return 'audio/wav'
  if (says(bytes, 0, 'ID3') || isFrame(bytes)) return 'audio/mpeg'
  return undefined
}

/** The head of an MPEG audio frame of layer III: sync, a version, a bit rate and a sample rate that exist. */
function isFrame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  const isSync = first === 0xff && (second & 0xe6) === 0xe2
  return (
    isSync &&
    (second & 0x18) !== 0x08 &&
    third >> 4 > 0 &&
    third >> 4 < 15 &&
    (third & 0x0c) !== 0x0c
  )
}

function secondsOf(type: VoiceType, bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (type === 'audio/wav') return secondsOfWav(view)
  if (type === 'audio/ogg') return secondsOfOgg(bytes, view)
  if (type === 'audio/mp4') return secondsOfMp4(bytes, view)
  return null
}

/** Bytes of sound by bytes a second, as the head of the file says. */
function secondsOfWav(view: DataView): number | null {
  const rate = view.getUint32(28, true)
  return rate > 0 ? Math.ceil((view.byteLength - 44) / rate) : null
}

/** The last page's sample; Opus always counts 48,000 a second. */
function secondsOfOgg(bytes: Uint8Array, view: DataView): number | null {
  if (find(bytes, 'OpusHead', 128) < 0) return null
  for (let at = bytes.length - 27; at >= 0; at -= 1)
    if (says(bytes, at, 'OggS')) {
      const samples = Number(view.getBigUint64(at + 6, true))
      return Number.isSafeInteger(samples) ? Math.ceil(samples / 48_000) : null
    }
  return null
}

/** Duration by time scale, of the movie's head. */
function secondsOfMp4(bytes: Uint8Array, view: DataView): number | null {
  const at = find(bytes, 'mvhd', bytes.length)
  if (at < 0 || at + 36 > bytes.length) return null
  const isLong = bytes[at + 4] === 1
  const scale = view.getUint32(at + (isLong ? 24 : 16))
  const duration = isLong ? Number(view.getBigUint64(at + 28)) : view.getUint32(at + 20)
  return scale > 0 ? Math.ceil(duration / scale) : null
}

const is = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte)

const says = (bytes: Uint8Array, at: number, word: string): boolean =>
  is(
    bytes,
    at,
    Array.from(word, (letter) => letter.charCodeAt(0)),
  )

function find(bytes: Uint8Array, word: string, within: number): number {
  const last = Math.min(bytes.length, within) - word.length
  for (let at = 0; at <= last; at += 1) if (says(bytes, at, word)) return at
  return -1
}
