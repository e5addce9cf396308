/**
 * For `node --import`: answers a reply that is sent under one link with a 303 that is always the same. The
 * request goes the whole way of a reply through the server, its guards and the framework, and its form is
 * read; nothing is looked up, weighed or written. Every other link is answered as ever.
 */
import path from 'node:path'
import { root } from '#app/paths.server.ts'
import type { ActionFunctionArgs } from '#app/remix.ts'
import { FIXED_LINK } from './fixed-link.ts'

interface Page {
  module: { action: (asked: ActionFunctionArgs) => unknown }
}

const build: { routes: Record<string, Page> } = await import(
  path.join(root, 'build/server/index.js')
)
const page = build.routes['routes/public/invitation']
if (!page) throw new Error('The page of an invitation is not in the build')
const { module: invitation } = page
page.module = {
  ...invitation,
  action: async (asked) => {
    if (asked.params['token'] !== FIXED_LINK) return invitation.action(asked)
    await asked.request.formData()
    return new Response(null, { status: 303, headers: { Location: `/i/${FIXED_LINK}` } })
  },
}
