import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Watches a plugin's folder: what lies in it, and its source below `src`. What is installed is not watched. Answers a function that stops. */
export function watchPlugin(dir: string, onChange: () => void): () => void {
  const source = join(dir, 'src')
  // A file that is written is told several times; and a folder that is removed is no error.
  const watchers = [watch(dir), ...(existsSync(source) ? [watch(source, { recursive: true })] : [])]
  for (const watcher of watchers) watcher.on('change', onChange).on('error', onChange)
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}
