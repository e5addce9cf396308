import { describe, expect, test } from 'vitest'
import { readVoiceClip, VOICE_BYTES } from '#app/domain/ceremonies/voice-clip.ts'
import { anOgg, aWav, anMp4, bytesOf } from '#tests/support/recordings.ts'

const padded = (head: number[] | string, length = 200) => {
  const bytes = new Uint8Array(length)
  bytes.set(typeof head === 'string' ? bytesOf(head) : head)
  return bytes
}

describe('what is a recording', () => {
  test.each([
    [
      'WebM, as Chromium records',
      padded([0x1a, 0x45, 0xdf, 0xa3, ...bytesOf('..webm')]),
      'audio/webm',
      null,
    ],
    ['Ogg Opus, as Firefox records', anOgg(3), 'audio/ogg', 3],
    ['M4A, as an iPhone records', anMp4(4), 'audio/mp4', 4],
    ['WAV', aWav(2), 'audio/wav', 2],
    ['MP3 with a tag', padded('ID3'), 'audio/mpeg', null],
    ['MP3 from its first frame', padded([0xff, 0xfb, 0x90, 0x00]), 'audio/mpeg', null],
  ])('%s', (_, bytes, mediaType, seconds) => {
    expect(readVoiceClip(bytes)).toEqual({ ok: true, value: { mediaType, seconds } })
  })

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a picture', padded([0x89, 0x50, 0x4e, 0x47]), 'not-a-recording'],
    ['a page', padded('<!doctype html><script>alert(1)</script>'), 'not-a-recording'],
    [
      'a drawing with script',
      padded('<svg xmlns="http://www.w3.org/2000/svg">'),
      'not-a-recording',
    ],
    ['an archive', padded('PK\u0003\u0004'), 'not-a-recording'],
    [
      'a film of Matroska',
      padded([0x1a, 0x45, 0xdf, 0xa3, ...bytesOf('..matroska')]),
      'not-a-recording',
    ],
    ['a head without a body', bytesOf('OggS'), 'not-a-recording'],
    ['MPEG with no such bit rate', padded([0xff, 0xfb, 0xf0, 0x00]), 'not-a-recording'],
    ['one byte too many', padded('ID3', VOICE_BYTES + 1), 'too-big'],
    ['a minute of WAV', aWav(60), 'too-long'],
    ['a minute of M4A', anMp4(60), 'too-long'],
    ['a minute of Ogg', anOgg(60), 'too-long'],
  ])('%s is refused', (_, bytes, reason) => {
    expect(readVoiceClip(bytes)).toEqual({ ok: false, reason })
  })
})
