export const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** Silence as WAV, 8,000 samples a second of one byte. */
export function aWav(seconds: number): Uint8Array {
  const rate = 8_000
  const bytes = new Uint8Array(44 + seconds * rate)
  const view = new DataView(bytes.buffer)
  bytes.set(bytesOf('RIFF'), 0)
  bytes.set(bytesOf('WAVEfmt '), 8)
  view.setUint32(28, rate, true)
  bytes.set(bytesOf('data'), 36)
  return bytes
}

/** The heads of an Ogg Opus file, whose last page says how long it is. */
export function anOgg(seconds: number): Uint8Array {
  const bytes = new Uint8Array(400)
  bytes.set(bytesOf('OggS'), 0)
  bytes.set(bytesOf('OpusHead'), 28)
  bytes.set(bytesOf('OggS'), 300)
  new DataView(bytes.buffer).setBigUint64(306, BigInt(seconds * 48_000), true)
  return bytes
}

/** The heads of an M4A file, which say how long it is. */
export function anMp4(seconds: number): Uint8Array {
  const bytes = new Uint8Array(200)
  bytes.set(bytesOf('ftypM4A '), 4)
  bytes.set(bytesOf('mvhd'), 60)
  const view = new DataView(bytes.buffer)
  view.setUint32(76, 1_000)
  view.setUint32(80, seconds * 1_000)
  return bytes
}
