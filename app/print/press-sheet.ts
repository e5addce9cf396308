import { civicDevice, qrCode, rosette } from './drawings.ts'
import type { Artefact, Jobs } from './jobs.ts'
import { localeOf, type CouncilLook, type Picture } from './written.ts'

/** What goes to the press: words as JSON (text, never Typst code), and pictures under the names that the JSON uses. */
export interface PressSheet {
  data: unknown
  pictures: Map<string, Uint8Array>
}

/** Put a job into the shape that its template reads. */
export function pressSheet<A extends Artefact>(artefact: A, job: Jobs[A]): PressSheet {
  const pictures = new Map<string, Uint8Array>()
  return { data: shapes[artefact](job, pictures), pictures }
}

type Shape<A extends Artefact> = (job: Jobs[A], pictures: Map<string, Uint8Array>) => unknown

const shapes: { [A in Artefact]: Shape<A> } = {
  certificate: (job, pictures) => ({
    ...document(job.locale),
    title: job.title,
    keywords: [],
    specimen: job.specimen,
    margin: job.showsMargin ?? false,
    look: {
      ...looks(job.look, pictures),
      rosette: job.look.rosette
        ? keepSvg(pictures, 'rosette', rosette(pale(job.look.colour, job.look.paper)))
        : null,
      border: job.look.border ?? 'double',
      heading: job.look.heading,
      lead: job.look.lead,
      statement: job.look.statement,
      signatories: job.look.signatories.slice(0, 3).map(({ name, role, image }, at) => ({
        name,
        role,
        image: image && keep(pictures, `signature-${at}`, image),
      })),
    },
    certificates: job.certificates.map(({ name, native, body, number, verify }) => ({
      name,
      native,
      body,
      number,
      qr: verify && qrCode(verify.url),
      qrAlt: verify?.alt ?? null,
      url: verify?.url ?? null,
      code: verify?.code ?? null,
    })),
  }),
  'invitation-letter': (job, pictures) => ({
    ...document(job.locale),
    title: job.title,
    look: looks(job.look, pictures),
    letters: job.letters.map((letter) => ({
      ...letter,
      reply: { ...letter.reply, qr: qrCode(letter.reply.url) },
      parts: letter.parts.map(({ locale, ...part }) => ({ ...part, ...document(locale) })),
    })),
  }),
  roll: (job) => ({ ...job, ...document(job.locale) }),
  'badge-sheet': (job) => ({ ...job, ...document(job.locale) }),
  'caller-cards': (job) => ({ ...job, ...document(job.locale) }),
  'name-cards': (job) => ({ ...job, ...document(job.locale) }),
  'day-list': (job) => ({ ...job, ...document(job.locale) }),
}

function document(locale: string): { lang: string; region: string | null } {
  const { language, region } = localeOf(locale)
  return { lang: language, region }
}

function looks(look: CouncilLook, pictures: Map<string, Uint8Array>) {
  const { council, colour, accent, paper } = look
  const device = look.device
    ? keep(pictures, 'device', look.device)
    : keepSvg(pictures, 'device', civicDevice({ colour, accent, paper }))
  return { council, colour, accent, paper, device }
}

function keepSvg(pictures: Map<string, Uint8Array>, name: string, drawing: string): string {
  return keep(pictures, name, { kind: 'svg', bytes: new TextEncoder().encode(drawing) })
}

function keep(pictures: Map<string, Uint8Array>, name: string, picture: Picture): string {
  const path = `/pictures/${name}.${picture.kind}`
  pictures.set(path, picture.bytes)
  return path
}

/** The council's colour at 13 % on its paper: the rosette stays behind the words, on screen and on a copier. */
function pale(colour: string, paper: string): string {
  const mixed = [1, 3, 5].map((at) => {
    const [from, to] = [paper, colour].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))
    return Math.round((from ?? 255) * 0.87 + (to ?? 0) * 0.13)
  })
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
