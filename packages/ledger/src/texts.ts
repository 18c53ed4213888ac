import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Hashes a text as it is stored, UTF-8: sha256 in hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** Path of a text: `<folder>/<first two of the digest>/<digest>.txt`. */
function pathOf(folder: string, digest: string): string {
  return join(folder, digest.slice(0, 2), `${digest}.txt`)
}

/** Writes a text whole or not at all: under a working name, flushed, then renamed. `unique` is a word that no other process uses. */
export function writeStoredText(folder: string, digest: string, text: string, unique: string): void {
  const path = pathOf(folder, digest)
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${unique.replaceAll(/\W/g, '-')}`
  const handle = openSync(unfinished, 'w', 0o600)
  try {
    writeFileSync(handle, text, 'utf8')
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(unfinished, path)
}

/** Reads the text of a digest, or null when the file is missing or holds something else. */
export function readStoredText(folder: string, digest: string): string | null {
  const path = pathOf(folder, digest)
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  return digestOf(text) === digest ? text : null
}

/** Removes a text. */
export function removeStoredText(folder: string, digest: string): void {
  rmSync(pathOf(folder, digest), { force: true })
}
