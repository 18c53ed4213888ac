import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { World } from '../world.ts'

/** Where the ledger, the sources, the plugins and the keys lie: `--data`, `GALLEY_DATA`, `.galley/` in a clone, else the platform's own place. */
export function dataFolder(world: Pick<World, 'env' | 'cwd' | 'cloneRoot' | 'platform'>, flag?: string): string {
  const named = flag ?? world.env['GALLEY_DATA']
  if (named) return resolve(world.cwd, named)
  if (world.cloneRoot) return join(world.cloneRoot, '.galley')
  const home = world.env['HOME'] ?? homedir()
  switch (world.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'galley')
    case 'win32':
      return join(world.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'galley')
    default:
      return join(world.env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'galley')
  }
}
