import { join, resolve } from 'node:path'
import type { System } from './system.ts'

/** The folder of the ledger, the sources, the plugins and the keys: `--data`, `GALLEY_DATA`, `.galley/` in a clone, else the platform's own place. */
export function dataFolder(system: Pick<System, 'env' | 'cwd' | 'cloneRoot' | 'platform' | 'home'>, flag?: string): string {
  const named = flag ?? system.env['GALLEY_DATA']
  if (named) return resolve(system.cwd, named)
  if (system.cloneRoot) return join(system.cloneRoot, '.galley')
  const { home } = system
  switch (system.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'galley')
    case 'win32':
      return join(system.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'galley')
    default:
      return join(system.env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'galley')
  }
}
