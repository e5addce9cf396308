import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, file } from '#db/schema/index.ts'
import { done, refused, type Result } from '../result.ts'
import { plainJpeg } from './device-jpeg.ts'
import { plainPng } from './device-png.server.ts'
import { MOST_DEVICE_BYTES, type PictureFault } from './device-size.ts'
import { plainSvg, type SvgFault } from './device-svg.ts'

/** A council's device as it is kept and shown. */
export interface Device {
  mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  bytes: Uint8Array
}

export type DeviceFault = 'too-large' | 'other-kind' | PictureFault | SvgFault

/** What was uploaded, brought to its plain form. The bytes say what it is, not its name. */
export function readDevice(bytes: Uint8Array): Result<Device, DeviceFault> {
  if (bytes.length > MOST_DEVICE_BYTES) return refused('too-large')
  if (bytes[0] === 0x89) return as('image/png', plainPng(bytes))
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return as('image/jpeg', plainJpeg(bytes))
  const text = textOf(bytes)
  if (text === undefined || !/<svg[\s>]/.test(text)) return refused('other-kind')
  const drawn = plainSvg(text)
  if (!drawn.ok) return drawn
  return done({ mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(drawn.value) })
}

function as(
  mediaType: Device['mediaType'],
  read: Result<Uint8Array, PictureFault>,
): Result<Device, PictureFault> {
  return read.ok ? done({ mediaType, bytes: read.value }) : read
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The device that a council shows now; older ones stay for certificates and are shown to nobody. */
export async function findDevice(
  db: Database,
  { councilId, fileId }: { councilId: string; fileId: string },
): Promise<{ mediaType: string; bytes: Uint8Array } | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ mediaType: file.mediaType, bytes: file.bytes })
      .from(file)
      .innerJoin(council, and(eq(council.id, file.councilId), eq(council.deviceFileId, file.id)))
      .where(and(eq(file.councilId, councilId), eq(file.id, fileId), eq(file.kind, 'device')))
    return found
  })
}
