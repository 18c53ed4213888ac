import type { AdvisoryFs } from './advisory-fs.ts'
import { indexMagic, trailerBytes } from './index-format.ts'

/** A file that is read in pieces. */
export interface IndexFile {
  readonly size: number
  /** Exactly these bytes; a piece that lies outside fails. */
  readonly bytes: (position: number, length: number) => Buffer
  readonly close: () => void
}

/** Opens an index file of the size that its header names; `fail` says what is wrong and does not return. */
export function openIndexFile(fs: AdvisoryFs, file: string, expected: number, fail: (what: string) => never): IndexFile {
  const handle = openFile(fs, file) ?? fail('its index file cannot be opened')
  const { size } = fs.fstatSync(handle)
  const bytes = (position: number, length: number): Buffer => {
    if (position < 0 || position + length > size) fail('a place lies outside')
    const buffer = Buffer.allocUnsafe(length)
    for (let done = 0; done < length;) {
      const got = fs.readSync(handle, buffer, done, length - done, position + done)
      if (got === 0) fail('it ends too early')
      done += got
    }
    return buffer
  }
  if (size !== expected || size < indexMagic.length + trailerBytes) {
    fs.closeSync(handle)
    fail('its size is not the one in its header')
  }
  return { size, bytes, close: () => fs.closeSync(handle) }
}

function openFile(fs: AdvisoryFs, file: string): number | null {
  try {
    return fs.openSync(file, 'r')
  } catch {
    return null
  }
}
