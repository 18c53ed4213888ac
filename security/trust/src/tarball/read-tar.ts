/** Bytes of a tar block (POSIX.1-1988, ustar). */
const blockBytes = 512

/** Files in one plugin: far above any honest plugin. */
const maxFiles = 2000

/** Bytes of zeros that may end an archive: tar rounds up to a record of 20 blocks. */
const maxPadding = 20 * blockBytes

type Refuse = (why: string) => Error

/**
 * Reads a ustar archive that holds regular files below `package/` and nothing else: no folder, link, device or extended header (pax, GNU),
 * whose second meaning another reader might follow. The files are parts of the archive's memory, not copies.
 */
export function readTar(archive: Uint8Array, refuse: Refuse): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const claimed = new Map<string, 'file' | 'folder'>()
  let at = 0
  while (at + blockBytes <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + blockBytes)
    const { path, size } = readHeader(header, refuse)
    if (files.size >= maxFiles) throw refuse(`it holds more than ${maxFiles} files`)
    claim(claimed, path, refuse)
    const from = at + blockBytes
    at = from + Math.ceil(size / blockBytes) * blockBytes
    if (at > archive.length) throw refuse(`${path} is cut off`)
    if (!isZero(archive.subarray(from + size, at))) throw refuse(`something is hidden behind ${path}`)
    files.set(path, archive.subarray(from, from + size))
  }
  const rest = archive.subarray(at)
  if (rest.length < 2 * blockBytes || rest.length > 2 * blockBytes + maxPadding || !isZero(rest))
    throw refuse('it does not end as an archive does')
  if (files.size === 0) throw refuse('it is empty')
  return files
}

function readHeader(header: Uint8Array, refuse: Refuse): { readonly path: string; readonly size: number } {
  const text = (from: number, length: number): string => {
    const field = header.subarray(from, from + length)
    const end = field.indexOf(0)
    return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('latin1')
  }
  const [name, prefix] = [text(0, 100), text(345, 155)]
  const path = prefix === '' ? name : `${prefix}/${name}`
  if (!isPlainPath(path)) throw refuse(`${JSON.stringify(path)} is not the plain path of a file below package/`)
  if (Buffer.from(header.subarray(257, 265)).toString('latin1') !== 'ustar\x0000') throw refuse(`${path} has no ustar header`)
  if (header[156] !== 0x30) throw refuse(`${path} is not a regular file`)
  if (readOctal(text(148, 8)) !== checksumOf(header)) throw refuse(`the header of ${path} has another checksum`)
  const size = readOctal(text(124, 12))
  if (size === null) throw refuse(`${path} has no size`)
  return { path, size }
}

/** True for a relative path of printable ASCII below `package/` without empty, `.` and `..` parts, and without what Windows reads otherwise. */
function isPlainPath(path: string): boolean {
  if (!/^package\/[\x21-\x7e ]+$/.test(path) || /[\\:*?"<>|]/.test(path)) return false
  return path.split('/').every((part) => part !== '' && !/^\.{1,2}$|[ .]$|^ /.test(part))
}

function readOctal(text: string): number | null {
  const digits = /^ *([0-7]{1,11}) *$/.exec(text)?.[1]
  return digits === undefined ? null : Number.parseInt(digits, 8)
}

/** Sums the bytes of a header, those of the checksum itself as spaces. */
function checksumOf(header: Uint8Array): number {
  let sum = 8 * 0x20
  for (let at = 0; at < blockBytes; at += 1) if (at < 148 || at >= 156) sum += header[at] ?? 0
  return sum
}

/** Takes a path, so that no other file is it in another case, and neither lies inside the other. */
function claim(claimed: Map<string, 'file' | 'folder'>, path: string, refuse: Refuse): void {
  const folded = path.toLowerCase()
  if (claimed.has(folded)) throw refuse(`${path} is in it twice`)
  claimed.set(folded, 'file')
  for (let end = folded.lastIndexOf('/'); end !== -1; end = folded.lastIndexOf('/', end - 1)) {
    const folder = folded.slice(0, end)
    if (claimed.get(folder) === 'file') throw refuse(`${path} lies in a file`)
    claimed.set(folder, 'folder')
  }
}

function isZero(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0) return false
  return true
}
