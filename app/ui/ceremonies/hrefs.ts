import { tabHref, type EventFacts } from '../desk/event-page.tsx'

type Where = Pick<EventFacts, 'id' | 'on' | 'dates'>

/** Addresses of a ceremony's pages; in a series each keeps to the date that is open. */
export interface NameHrefs {
  names: string
  print: string
  design: string
  sample: (name: string) => string
  sheet: (sheet: string) => string
  name: (honouree: { honoureeId: string }) => string
  proofPicture: (honoureeId: string, revision: number) => string
  proofPdf: (honoureeId: string) => string
  voice: (honoureeId: string) => string
  families: string
  photographs: string
  photographsOf: (honoureeId: string) => string
  photoList: (list: 'photographer' | 'group' | 'marshal') => string
  allAsPdf: string
  allAsZip: string
}

/** The addresses of one event's date. */
export function nameHrefs(event: Where): NameHrefs {
  const at = (path: string, query: Record<string, string> = {}) =>
    withQuery(`/desk/events/${event.id}/${path}`, { ...onDate(event), ...query })
  return {
    names: tabHref(event, 'names'),
    print: tabHref(event, 'print'),
    design: at('print/certificate'),
    sample: (name) => at('print/sample.svg', { name }),
    sheet: (sheet) => at(`print/sheets/${sheet}`),
    name: ({ honoureeId }) => at(`names/${honoureeId}`),
    // The version is asked for by nobody; it makes the browser look again after a change.
    proofPicture: (id, revision) => at(`names/${id}/proof.svg`, { version: String(revision) }),
    proofPdf: (id) => at(`names/${id}/proof.pdf`),
    voice: (id) => at(`names/${id}/voice`),
    families: at('names/families'),
    photographs: tabHref(event, 'photographs'),
    photographsOf: (id) => at(`photographs/${id}`),
    photoList: (list) => at(`photographs/${list}`),
    allAsPdf: at('certificates.pdf'),
    allAsZip: at('certificates.zip'),
  }
}

/** Addresses of a ceremony's stage; in a series each keeps to the date that is open. */
export function stageHrefs(event: Where) {
  const at = (path: string, query: Record<string, string> = {}) =>
    withQuery(`/desk/events/${event.id}/stage${path}`, { ...onDate(event), ...query })
  return {
    stage: at(''),
    asCards: at('', { as: 'cards' }),
    asRows: at('', { as: 'rows' }),
    arrange: at('/arrange'),
    numberAgain: at('/number-again'),
    seats: at('/seats'),
    child: (id: string) => at(`/${id}`),
    /** The page as it was left, at one child. */
    back: (as: string, id?: string) => `${at('', { as })}${id ? `#c-${id}` : ''}`,
    did: (as: string, did: Record<string, string>) => at('', { as, ...did }),
  }
}
export type StageHrefs = ReturnType<typeof stageHrefs>

/** The page of names again, with how many of them something was done to. */
export function namesHref(event: Where, did: Record<string, number> = {}): string {
  return withQuery(
    `/desk/events/${event.id}/names`,
    Object.assign(
      onDate(event),
      Object.fromEntries(Object.entries(did).map(([k, v]) => [k, `${v}`])),
    ),
  )
}

const onDate = (event: Where): Record<string, string> =>
  event.dates.length > 1 ? { on: event.on } : {}

/** A path with a query, where there is any. */
export function withQuery(path: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query)
  return search.size > 0 ? `${path}?${search}` : path
}
