import { existsSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Ecosystem } from './ecosystem.ts'
import type { ReadBytes } from './table/read-rows.ts'

/** Bytes of the output buffer of each file: it holds the table whole, since growing a buffer costs as much as unpacking. */
const chunkSizes = { npm: 4 << 20, pypi: 1 << 20, scopes: 1 << 17, words: 1 << 20, letters: 1 << 17 } as const

/** Data files that ship with the package. */
export type DataFile = keyof typeof chunkSizes

/** Names of all data files. */
export const dataFiles = Object.keys(chunkSizes) as readonly DataFile[]

/** True where the numbers of a file can be taken as they are. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/**
 * Reads one of the data files: as a built program brings it along, unpacked beside its code, else from the archive beside `src` and `dist`.
 * With `openRows` the only place that touches the file system.
 */
export function loadData(file: DataFile): Uint8Array {
  const unpacked = readUnpacked(file)
  if (unpacked !== null) return unpacked
  // Node's zlib costs a new process 4 ms, and a built program has no use for it.
  const { zstdDecompressSync } = process.getBuiltinModule('node:zlib')
  return zstdDecompressSync(readFileSync(new URL(`../data/${file}.zst`, import.meta.url)), { chunkSize: chunkSizes[file] })
}

/**
 * Opens the squashed forms of a registry's names as a built program brings them along; null elsewhere: they have to be derived. The file stays
 * open, so that what an update puts in its place is not read as a part of it.
 */
export function openRows(ecosystem: Ecosystem): ReadBytes | null {
  const path = unpackedPath(`${ecosystem}-rows`)
  if (!isLittleEndian || !existsSync(path)) return null
  const file = openSync(path, 'r')
  return (from, to) => {
    const bytes = new Uint8Array(to - from)
    readSync(file, bytes, 0, bytes.length, from)
    return bytes
  }
}

function readUnpacked(file: DataFile): Uint8Array | null {
  const path = unpackedPath(file)
  return existsSync(path) ? readFileSync(path) : null
}

const unpackedPath = (file: DataFile | `${Ecosystem}-rows`): URL => new URL(`./data/${file}.bin`, import.meta.url)
