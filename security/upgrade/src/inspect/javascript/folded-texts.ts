/** Characters of a folded text. */
export const maxChars = 1_000_000

/** Joins parts, if all of them are known. */
export function joined(parts: readonly (string | null)[]): string | null {
  return parts.every((part) => part !== null) ? parts.join('').slice(0, maxChars) : null
}

/** The text of character codes. */
export function fromCodes(codes: readonly (string | null)[]): string | null {
  const numbers = codes.map((code) => (code === null ? Number.NaN : Number(code)))
  return numbers.length > 0 && numbers.every((one) => Number.isInteger(one)) ? String.fromCharCode(...numbers) : null
}

/** A text that is base64 or hex, decoded. */
export function decoded(text: string | null, encoding: 'base64' | 'hex'): string | null {
  const found = text === null ? '' : Buffer.from(text, encoding).toString('utf8')
  return found === '' ? null : found
}

/** A text with percent escapes, as they are meant. */
export function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** `path.join(__dirname, …)` as a specifier of the same release. */
export function joinedPath(parts: readonly (string | null)[]): string | null {
  const text = joined(parts.map((part, index) => (part === null ? null : `${index === 0 ? '' : '/'}${part}`)))
  return text === null ? null : text.replaceAll(/\/(?:\.\/)*\/?/g, '/')
}
