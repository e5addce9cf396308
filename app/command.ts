import path from 'node:path'
import { root } from './paths.server.ts'

// Node cannot load .tsx, and letters are .tsx: every command runs from the bundle.
const build: unknown = await import(path.join(root, 'build/server/index.js'))
const run: unknown = Object(build).entry?.module?.runCommand
const [name = '', ...args] = process.argv.slice(2)
try {
  if (typeof run !== 'function') throw new Error('The build has no commands: run npm run build')
  await run(name, args)
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
