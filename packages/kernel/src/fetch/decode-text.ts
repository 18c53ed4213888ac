import type { MediaType } from './media-type.ts'

/**
 * Bytes to text: a byte order mark decides, then the header's charset, then the page's own `<meta>` or XML declaration
 * (WHATWG HTML: in the first 1024 bytes), then UTF-8. What cannot be decoded becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, { type, charset }: MediaType): string {
  const declared = markOf(bytes) ?? charset ?? (/html|xml/.test(type) ? declaredIn(bytes) : undefined) ?? 'utf-8'
  return decoderFor(declared).decode(bytes)
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

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder('utf-8')
  }
}
