/** Bytes of a tar block (POSIX.1-1988, ustar). */
const blockBytes = 512

/** Files in one plugin: far above any honest plugin. */
const maxFiles = 2000

/** Bytes of zeros that may end an archive: tar rounds up to a record of 20 blocks. */
const maxPadding = 20 * blockBytes

const zeros = Buffer.alloc(2 * blockBytes + maxPadding)

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
  const text = Buffer.from(header.buffer, header.byteOffset, blockBytes).toString('latin1')
  const [name, prefix] = [field(text, 0, 100), field(text, 345, 155)]
  const path = prefix === '' ? name : `${prefix}/${name}`
  if (!plainPath.test(path)) throw refuse(`${JSON.stringify(path)} is not the plain path of a file below package/`)
  if (!text.startsWith('ustar\x0000', 257)) throw refuse(`${path} has no ustar header`)
  if (text[156] !== '0') throw refuse(`${path} is not a regular file`)
  if (readOctal(field(text, 148, 8)) !== checksumOf(header)) throw refuse(`the header of ${path} has another checksum`)
  const size = readOctal(field(text, 124, 12))
  if (size === null) throw refuse(`${path} has no size`)
  return { path, size }
}

/** Takes a field of a header up to its first NUL. */
function field(text: string, from: number, length: number): string {
  const end = text.indexOf('\0', from)
  return text.slice(from, end === -1 ? from + length : Math.min(end, from + length))
}

/**
 * Relative path of printable ASCII below `package/`, without empty, `.` and `..` parts, and without what Windows reads otherwise: its own
 * separators and wildcards, a dot or a space at the end of a part.
 */
const plainPath = /^package(?:\/(?! )[ !#-)+-.0-9;=@-[\]-{}~]*[!#-)+,\-0-9;=@-[\]-{}~])+$/

function readOctal(text: string): number | null {
  const digits = /^ *([0-7]{1,11}) *$/.exec(text)?.[1]
  return digits === undefined ? null : Number.parseInt(digits, 8)
}

/** Sums the bytes of a header, those of the checksum itself as spaces. */
function checksumOf(header: Uint8Array): number {
  let sum = 8 * 0x20
  for (let at = 0; at < 148; at += 1) sum += header[at] ?? 0
  for (let at = 156; at < blockBytes; at += 1) sum += header[at] ?? 0
  return sum
}

/** Takes a path, so that no other file is it in another case, and neither lies inside the other. */
function claim(claimed: Map<string, 'file' | 'folder'>, path: string, refuse: Refuse): void {
  const folded = path.toLowerCase()
  if (claimed.has(folded)) throw refuse(`${path} is in it twice`)
  claimed.set(folded, 'file')
  for (let end = folded.lastIndexOf('/'); end !== -1; end = folded.lastIndexOf('/', end - 1)) {
    const folder = folded.slice(0, end)
    const known = claimed.get(folder)
    if (known === 'file') throw refuse(`${path} lies in a file`)
    if (known === 'folder') return
    claimed.set(folder, 'folder')
  }
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.length <= zeros.length && zeros.subarray(0, bytes.length).equals(bytes)
}
