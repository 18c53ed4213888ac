import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** sha256 (hex) of a text as it is stored: UTF-8. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** Where a text lies: `<folder>/<first two of the digest>/<digest>.txt`. */
function pathOf(folder: string, digest: string): string {
  return join(folder, digest.slice(0, 2), `${digest}.txt`)
}

/** Writes a text whole or not at all: under a working name, flushed, then renamed. `unique` must be a word no other process uses. */
export function writeText(folder: string, digest: string, text: string, unique: string): void {
  const path = pathOf(folder, digest)
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
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

/** The text of a digest, or null when the file is missing or holds something else. */
export function readText(folder: string, digest: string): string | null {
  const path = pathOf(folder, digest)
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  return digestOf(text) === digest ? text : null
}

/** Removes a text. */
export function removeText(folder: string, digest: string): void {
  rmSync(pathOf(folder, digest), { force: true })
}
