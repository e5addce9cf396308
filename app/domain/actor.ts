/**
 * Who does something: an account (an officer or owner, signed in), a link (a guest, by its token),
 * or the system itself (the worker, the seed). Made at the edge; a use-case never sees a token.
 */
export type Actor =
  | { kind: 'account'; accountId: string; role: Role }
  | { kind: 'link'; linkId: string }
  | { kind: 'guest' }
  | { kind: 'system'; name: 'worker' | 'seed' | 'command' }

export const ROLES = ['owner', 'officer'] as const
export type Role = (typeof ROLES)[number]

/** One word and an id for the audit trail; never a name or an address. */
export function actorLabel(actor: Actor): string {
  switch (actor.kind) {
    case 'account':
      return `account:${actor.accountId}`
    case 'link':
      return `link:${actor.linkId}`
    case 'guest':
      return 'guest'
    case 'system':
      return `system:${actor.name}`
  }
}
