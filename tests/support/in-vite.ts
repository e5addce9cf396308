/**
 * Runs a file as a process of its own, .tsx and all: `node tests/support/in-vite.ts FILE [ARGUMENTS]`. For
 * proofs that kill a process: Vitest's own workers are not to be killed.
 */
import path from 'node:path'
import { createServer } from 'vite'
import { root } from '#app/paths.server.ts'

const [file = ''] = process.argv.slice(2)
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
})
await vite.ssrLoadModule(path.resolve(root, file))
