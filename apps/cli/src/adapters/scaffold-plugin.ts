import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs the scaffold of a clone, which copies `plugins/echo`; true when it made the plugin. */
export function scaffoldPlugin(clone: { readonly root: string; readonly execPath: string }, kind: 'agent' | 'tool', name: string): boolean {
  const words = ['--conditions=galley-source', join(clone.root, 'tools', 'new.ts'), kind, name]
  return spawnSync(clone.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}
