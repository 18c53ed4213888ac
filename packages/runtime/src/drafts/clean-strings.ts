import { fault } from '../faults.ts'

/**
 * Characters that no line of a request needs: controls but tab and line feed, and the marks that turn the direction of a line around
 * (Unicode TR 9, "Trojan Source").
 */
const unwanted = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu

/**
 * Cleans the strings of a brief or an approval: control characters and marks of direction are taken out of its lines, NUL out of its
 * texts, which are otherwise kept as they are; base64 is not looked at. Half a surrogate pair is no text and is refused. Fault BRIEF_INVALID.
 */
export function cleanStrings<T>(value: T): T {
  return cleanValue(value, '') as T
}

function cleanValue(value: unknown, path: string): unknown {
  if (typeof value === 'string') return cleanText(value, path)
  if (Array.isArray(value)) return value.map((item, index) => cleanValue(item, `${path}/${index}`))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, cleanValue(field, `${path}/${key}`)]))
}

function cleanText(text: string, path: string): string {
  if (/^\/sources\/files\/\d+\/data$/.test(path)) return text
  if (!text.isWellFormed()) throw fault('BRIEF_INVALID', { where: path, problem: 'holds half a character (a lone surrogate)' })
  const isDocument = /^\/sources\/texts\/\d+\/text$/.test(path)
  return text.replaceAll(isDocument ? '\0' : unwanted, '')
}
