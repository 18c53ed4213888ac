import { jsonDepth } from './json-depth.ts'
import { readGuestMessage, type GuestMessage } from './messages/guest-message.ts'
import { wireLimits } from './wire-limits.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Parses one line of a plugin. Anything that is not exactly a message is a breach, and a breach ends the process:
 * a plugin that is told "try again" is a plugin that may go on probing.
 */
export function parseLine(line: Uint8Array): { readonly message: GuestMessage } | { readonly breach: string } {
  let text: string
  try {
    text = decoder.decode(line)
  } catch {
    return { breach: 'a message that is not UTF-8' }
  }
  if (jsonDepth(text, wireLimits.depth) > wireLimits.depth) return { breach: `a message nested deeper than ${wireLimits.depth}` }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { breach: 'a message that is not JSON' }
  }
  if (hasProtoKey(value)) return { breach: 'a key named __proto__' }
  const message = readGuestMessage(value)
  return message === null ? { breach: 'a message of no known kind' } : { message }
}

/** JSON.parse makes `__proto__` an own key; one careless spread later it would be a prototype. */
function hasProtoKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(hasProtoKey)
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoKey)
}
