import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Modes of a file: `own` is for its owner alone (data folder), `shared` as this user makes files (project folder). */
const modes = { own: 0o600, shared: 0o666 }

/** Writes a file whole or not at all. */
export function writeWhole(file: string, text: string | Uint8Array, kind: keyof typeof modes): void {
  mkdirSync(dirname(file), { recursive: true, ...(kind === 'own' ? { mode: 0o700 } : {}) })
  writeFileSync(`${file}.new`, text, { flush: true, mode: modes[kind] })
  renameSync(`${file}.new`, file)
}
