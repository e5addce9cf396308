// What the process that serves pages and the press say to each other (render.server.ts, render.worker.ts).

export type Standard = 'ua-1' | 'a-2a'

export interface SheetOrder {
  id: number
  artefact: string
  /** The template's data as JSON. */
  data: string
  pictures: [string, Uint8Array][]
  standard: Standard
  /** `svg`: the first page as a picture for a screen, its letters drawn as shapes. */
  form: 'pdf' | 'svg'
  /** Seconds since 1970: the same job at the same time gives the same bytes. */
  createdAt: number
}

/** Several PDFs of the press into one, in order: reading and numbering them anew takes seconds for thousands of pages. */
export interface MergeOrder {
  id: number
  parts: Uint8Array[]
}

export type PressOrder = SheetOrder | MergeOrder
/** An order before it has its number. */
export type NewOrder = Omit<SheetOrder, 'id'> | Omit<MergeOrder, 'id'>

export type PressAnswer =
  | { id: number; sheet: Uint8Array }
  | {
      id: number
      /** What Typst said, without the words of the document: safe to log. */
      fault: string
    }

/** Whether a message between processes is an order: the press trusts its parent, but not a stray message. */
export function isPressOrder(message: unknown): message is PressOrder {
  return (
    isRecord(message) &&
    typeof message.id === 'number' &&
    (typeof message.data === 'string' || Array.isArray(message.parts))
  )
}

/** Whether a message between processes is an answer of the press. */
export function isPressAnswer(message: unknown): message is PressAnswer {
  return (
    isRecord(message) &&
    typeof message.id === 'number' &&
    ('sheet' in message || 'fault' in message)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
