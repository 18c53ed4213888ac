import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { databaseFault } from './database-fault.ts'

/** Hashes a text as it is stored, UTF-8: sha256 in hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** Path of the text of a source: `<folder>/<first two of the digest>/<digest>.txt`. */
export function textPath(folder: string, digest: string): string {
  return join(folder, digest.slice(0, 2), `${digest}.txt`)
}

/** Path of a document that was handed over: as that of a text, ending in `.file`. */
export function filePath(folder: string, digest: string): string {
  return join(folder, digest.slice(0, 2), `${digest}.file`)
}

/** Writes a text or file whole or not at all: under a working name, flushed, then renamed. `unique` is a word that no other process uses. Fault: DATA_WRITE_FAILED. */
export function writeStored(folder: string, path: string, content: string | Uint8Array, unique: string): void {
  if (existsSync(path)) return
  const unfinished = `${path}.${unique.replaceAll(/\W/g, '-')}`
  try {
    makeFolder(folder)
    makeFolder(dirname(path))
    writeFlushed(unfinished, content)
    renameSync(unfinished, path)
  } catch (error) {
    tryToRemove(unfinished)
    throw databaseFault(path, error)
  }
}

/** Makes a folder in one that is there: where nothing may be made, Node's `recursive` says that there is no such folder. */
function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
}

/** Removes half a text, which would take up the room that everybody waits for; where that fails too, the next try writes over it. */
function tryToRemove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {}
}

function writeFlushed(path: string, content: string | Uint8Array): void {
  const handle = openSync(path, 'w', 0o600)
  try {
    writeFileSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Reads the text of a digest, or null when the file is missing or holds something else. */
export function readStoredText(folder: string, digest: string): string | null {
  const path = textPath(folder, digest)
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  return digestOf(text) === digest ? text : null
}

/** Removes a text or file. */
export function removeStored(path: string): void {
  rmSync(path, { force: true })
}
