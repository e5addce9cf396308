import type { Role } from '../actor.ts'

/** What can be done at the desk: area and verb. */
export const PERMISSIONS = [
  'desk.view',
  'events.view',
  'events.edit',
  'guests.view',
  'guests.edit',
  'guests.export',
  'letters.view',
  'letters.send',
  'ceremonies.view',
  'ceremonies.edit',
  'certificates.issue',
  'directory.view',
  'directory.edit',
  'venues.edit',
  'translations.edit',
  'settings.view',
  'council.edit',
  'accounts.edit',
  'audit.view',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const OWNERS_ONLY: readonly Permission[] = ['council.edit', 'accounts.edit', 'audit.view']

/** The one matrix of who may. Owners may all; officers all but the council itself, its accounts and the record of views. */
export function may(role: Role, permission: Permission): boolean {
  return role === 'owner' || !OWNERS_ONLY.includes(permission)
}
