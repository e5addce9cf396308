import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project's folder, whether this runs from the source or from build/server. */
export const root: string = (function up(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('No package.json above this file')
  return up(parent)
})(import.meta.dirname)
