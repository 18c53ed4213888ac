import type { MediaType } from './media-type.ts'

/** Share of characters that may be broken in a text of a declared encoding, 0 to 1: pages with a slip are read, others refused. */
const maxBroken = 1 / 2000

/** Share of the letters outside ASCII in a text that is taken for Windows-1252, 0 to 1: French has 0.05, Cyrillic or Chinese more than 0.5. */
const maxForeign = 0.34

/** Zero bytes from which a text may be UTF-16 without a mark. */
const minZeros = 4

/**
 * Decodes bytes as text: a byte order mark decides, then the header's charset, then the page's own `<meta>` or XML declaration (WHATWG HTML: in
 * the first 1024 bytes), then UTF-8. Where that does not hold, UTF-16 is told by its zero bytes and Windows-1252 (Latin-1) by looking like
 * words. Null when it is none of them: nothing is read as something else than it is.
 */
export function decodeText(bytes: Uint8Array, { type, charset }: MediaType): string | null {
  const declared = markOf(bytes) ?? charset ?? (/html|xml/.test(type) ? declaredIn(bytes) : undefined) ?? utf16Of(bytes) ?? 'utf-8'
  return (
    decodeWhole(bytes, declared) ?? (looksLikeLatin(bytes) ? decodeWhole(bytes, 'windows-1252') : null) ?? decodeBroken(bytes, declared)
  )
}

/** Tells UTF-16, with a byte order mark or without. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (markOf(bytes) ?? utf16Of(bytes))?.startsWith('utf-16') === true
}

/** Tells UTF-16 without a mark by the zero bytes of its ASCII characters, in every other place; undefined for anything else. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const start = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const enough = Math.max(minZeros, start.length / 8)
  if (odd > enough && even <= odd / 20) return 'utf-16le'
  return even > enough && odd <= even / 20 ? 'utf-16be' : undefined
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return undefined
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const found = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.+-]+)/i.exec(start) ?? /^<\?xml[^>]+encoding\s*=\s*["']([\w:.+-]+)/i.exec(start)
  // A page that can be read this far is not UTF-16, whatever it says of itself.
  return found?.[1]?.toLowerCase().startsWith('utf-16') === true ? 'utf-8' : found?.[1]
}

/** Decodes every byte, or nothing; a label that nobody knows is taken for UTF-8. */
function decodeWhole(bytes: Uint8Array, label: string): string | null {
  const decoder = decoderFor(label, { fatal: true })
  try {
    const text = decoder.decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** Decodes a text with few broken characters, which become U+FFFD; null when there are more. */
function decodeBroken(bytes: Uint8Array, label: string): string | null {
  const text = decoderFor(label).decode(bytes)
  const broken = text.match(/[\uFFFD\0]/g)?.length ?? 0
  return broken > text.length * maxBroken ? null : text
}

function decoderFor(label: string, options: TextDecoderOptions = {}): TextDecoder {
  try {
    return new TextDecoder(label, options)
  } catch {
    return new TextDecoder('utf-8', options)
  }
}

/**
 * Tells Windows-1252 from other encodings by what its text looks like: no bytes that it leaves undefined, not mostly sound as UTF-8, no control
 * characters, few letters outside ASCII, and no signs in the middle of words, which is what letters of other encodings look like.
 */
function looksLikeLatin(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte))) return false
  const asUtf8 =
    decoderFor('utf-8')
      .decode(bytes)
      .match(/[^\0-\x7f]/g) ?? []
  if (asUtf8.filter((character) => character !== '\uFFFD').length * 2 > asUtf8.length) return false
  const text = new TextDecoder('windows-1252').decode(bytes)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\0-\x08\x0e-\x1f\x7f]/.test(text) || /\p{L}[¡-©«-±´¶-¹»-¿×÷]\p{L}/u.test(text)) return false
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => letter > '\x7f').length <= letters.length * maxForeign
}
