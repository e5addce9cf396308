/** An address of a header: one mailbox, or a group of them. */
type Addressed = { address?: string | undefined; group?: Addressed[] | undefined }

/** The plain addresses of a header. */
export function flatAddresses(list: readonly Addressed[]): string[] {
  return list.flatMap(({ address, group }) =>
    group ? flatAddresses(group) : address ? [address.trim()] : [],
  )
}

const OURS =
  /<([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?:\.[a-z0-9-]{1,40})?@[^<>\s]{1,255}>/gi
const MOST = 20

/** Ids of letters in a text of Message-IDs: ours begin with the letter's id. */
export function letterIdsIn(text: string): string[] {
  const ids = [...text.slice(0, 20_000).matchAll(OURS)].map(([, id = '']) => id.toLowerCase())
  return [...new Set(ids)].slice(0, MOST)
}
