import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Files beside `src` that a plugin is packed from. Others may be where its answers are written to: `galley plugin dev . search > answers.txt`. */
const packed = /^(?:package\.json|package-lock\.json|sbom\.lock\.json|pnpm-lock\.yaml|.*\.(?:[cm]?[jt]sx?|wasm))$/

/**
 * Watches a plugin's folder: what it is packed from there, and its source below `src`. What is installed is not watched. Answers a function that stops.
 */
export function watchPlugin(dir: string, onChange: (name: string | null) => void): () => void {
  const source = join(dir, 'src')
  // A file that is written is told several times; and a folder that is removed is no error.
  const folder = watch(dir).on('change', (_, name) => {
    if (name === null || packed.test(String(name))) onChange(name === null ? null : String(name))
  })
  const watchers = [folder, ...(existsSync(source) ? [watch(source, { recursive: true }).on('change', () => onChange(null))] : [])]
  for (const watcher of watchers) watcher.on('error', () => onChange(null))
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}
