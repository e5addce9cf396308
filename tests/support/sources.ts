import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sources } from './architecture.ts'

const root = join(import.meta.dirname, '..', '..')

/** The project's own code in the given folders, by path from the root, with forward slashes. */
export function readSources(folders: string[]): Sources {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file).replaceAll('\\', '/'),
      ),
    )
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
  return new Map(files.toSorted().map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}
