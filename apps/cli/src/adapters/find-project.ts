import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { System } from '@galley/command-line'

/** Name of the file of settings. */
const configName = 'galley.config.json'

/** A project: its folder, with the trust policy and the plugin lock, and its file of settings where there is one. */
export interface Project {
  readonly dir: string
  readonly config: string | null
}

/**
 * Finds the project that the caller stands in: `galley.config.json` in that folder or above it, else the folder itself. `GALLEY_CONFIG`
 * names another, relative to that folder.
 */
export function findProject({ env, cwd }: Pick<System, 'env' | 'cwd'>): Project {
  const named = env['GALLEY_CONFIG']
  if (named) {
    const config = resolve(cwd, named)
    return { dir: dirname(config), config }
  }
  for (let dir = cwd; ; dir = dirname(dir)) {
    const config = join(dir, configName)
    if (isOwn(config, cwd)) return { dir, config }
    if (dir === dirname(dir)) return { dir: cwd, config: null }
  }
}

/** Another user's file above the folder, in `/tmp` say, decides nothing: who is trusted lies beside it. */
function isOwn(config: string, cwd: string): boolean {
  const owner = statSync(config, { throwIfNoEntry: false })?.uid
  return owner !== undefined && (owner === 0 || owner === statSync(cwd, { throwIfNoEntry: false })?.uid)
}
