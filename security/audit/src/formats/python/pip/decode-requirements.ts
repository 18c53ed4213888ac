/** The text of a requirements file; in words why it is none. */
export type Decoded = { readonly text: string } | { readonly problem: string }

/** Byte order marks, longer ones first (`BOMS` in pip/_internal/req/req_file.py). */
const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'UTF-32' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'UTF-32' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** Encodings that both Python and this reader know, by their names of Python in lower case with `-`. Others could spell a requirement in ASCII that looks like none. */
const readable: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  u8: 'utf-8',
  'utf-8-sig': 'utf-8',
  ascii: 'ascii',
  'us-ascii': 'ascii',
  'latin-1': 'latin1',
  latin1: 'latin1',
  'iso-8859-1': 'latin1',
  'iso8859-1': 'latin1',
}

/** Decodes a requirements file as pip does: by its byte order mark, else by `coding:` in a comment of the first two lines (PEP 263), else as UTF-8. */
export function decodeRequirements(bytes: Uint8Array): Decoded {
  const mark = marks.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
  const declared = mark?.encoding ?? declaredEncoding(bytes) ?? 'utf-8'
  const encoding = mark?.encoding ?? knownEncoding(declared)
  const text = encoding === undefined ? null : textIn(bytes.subarray(mark?.bytes.length ?? 0), encoding)
  if (text === null) return { problem: `this file is not text in ${declared.toUpperCase()}, or that encoding is not read` }
  if (text.includes('\0')) return { problem: 'this is a binary file, or text that is not UTF-8' }
  return { text }
}

/** The encoding by its name here, undefined for one that is not read. */
export function knownEncoding(declared: string): string | undefined {
  return readable[declared.toLowerCase().replaceAll('_', '-')]
}

/** The encoding that a comment in the first two lines declares. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const [first = '', second = ''] = Buffer.from(bytes.subarray(0, 64 * 1024))
    .toString('latin1')
    .split('\n', 2)
  return [first, second].flatMap((line) =>
    line.startsWith('#') ? (/coding[:=][\t-\r ]*(?<name>[-\w.]+)/.exec(line)?.groups?.['name'] ?? []) : [],
  )[0]
}

function textIn(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === 'latin1') return Buffer.from(bytes).toString('latin1')
  if (encoding === 'ascii') return bytes.every((byte) => byte < 0x80) ? Buffer.from(bytes).toString('latin1') : null
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
