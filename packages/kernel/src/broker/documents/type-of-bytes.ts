import { describeMediaType, mediaTypes } from './media-types.ts'

/** Bytes at the start of a file that tell its type. */
const headBytes = 1024

/** Bytes at the end of a ZIP in which the names of its parts are looked for. */
const tailBytes = 65_536

/** Types that say nothing of what is in a file. */
const vague = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download', 'application/force-download'])

const signatures: readonly (readonly [string, string])[] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', mediaTypes.compound],
  ['\x89PNG\r\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['\x1f\x8b', 'application/gzip'],
  ['7z\xbc\xaf', 'application/gzip'],
  ['Rar!', 'application/gzip'],
]

const partsOfZip: readonly (readonly [string, string])[] = [
  ['mimetypeapplication/epub+zip', mediaTypes.epub],
  ['word/', mediaTypes.docx],
  ['xl/', mediaTypes.xlsx],
  ['ppt/', mediaTypes.pptx],
]

/** Tells the media type of a file that begins and ends with these bytes; null when nothing in them does. */
export function typeOfBytes(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, headBytes))
  if (/^[\s\0\xef\xbb\xbf]*%PDF-/.test(head)) return mediaTypes.pdf
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    const names = head + latin1(bytes.subarray(-tailBytes))
    return partsOfZip.find(([part]) => names.includes(part))?.[1] ?? mediaTypes.zip
  }
  if (/^\s*<(?:!doctype html|html)\b/i.test(head)) return 'text/html'
  return signatures.find(([sign]) => head.startsWith(sign))?.[1] ?? null
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/**
 * The media type of a file: its bytes come before its name or header. `said` is the type that one of these gives. A file that holds something
 * else than it says is a `problem`, in words that follow on its name.
 */
export function judgeType(said: string, bytes: Uint8Array): { readonly mediaType: string } | { readonly problem: string } {
  const held = typeOfBytes(bytes)
  if (vague.has(said)) return { mediaType: held ?? said }
  const lie = (truth: string): { readonly problem: string } => ({
    problem: `it says that it is ${describeMediaType(said)}, and it ${truth}`,
  })
  const holds = (type: string): { readonly problem: string } => lie(`holds ${describeMediaType(type)}`)
  if (held === null) return isPacked(said) && !hasPdfMark(said, bytes) ? lie('is none') : { mediaType: said }
  if (held === said || (held === 'text/html' && !isPacked(said))) return { mediaType: said }
  // The names of the parts may lie beyond the end that was looked at.
  if (held === mediaTypes.zip) return isZipped(said) ? { mediaType: said } : holds(held)
  return said === mediaTypes.zip || said === 'application/x-zip-compressed' ? { mediaType: held } : holds(held)
}

/** Tells the types whose files begin with a sign of their own. */
const isPacked = (type: string): boolean => type === mediaTypes.pdf || isZipped(type)

const zipped = new Set<string>([mediaTypes.docx, mediaTypes.xlsx, mediaTypes.pptx, mediaTypes.epub])
const isZipped = (type: string): boolean => zipped.has(type)

/** A PDF may have something before its mark (ISO 32000-1, annex H.3.4.1): the first 1024 bytes count. */
const hasPdfMark = (said: string, bytes: Uint8Array): boolean =>
  said === mediaTypes.pdf && latin1(bytes.subarray(0, headBytes)).includes('%PDF-')
