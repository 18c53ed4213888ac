import { capabilityOfModule } from './modules.ts'
import { tellingTexts } from './telling-text.ts'

/** Characters of a hidden word that are shown. */
const maxShown = 80

const address = /^(?:https?|wss?|ftp):\/\/[\w.-]+|^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$|stratum\+\w+:/

const code =
  /\brequire\s*\(|\bprocess\.(?:env|platform|binding)|\bchild_process\b|\beval\s*\(|\b(?:curl|wget)\s|\bimport\s+(?:os|subprocess|socket|base64)\b|\b__import__\b|\bexec\s*\(/

/** A decoded text that nobody encodes but to hide it: an address, a module, a place of secrets, code; null for every other. */
export function hiddenWord(text: string): string | null {
  if (text.length < 4 || /[\p{Cc}\ufffd]/u.test(text.slice(0, 2000).replaceAll(/\s/g, ''))) return null
  const shown = text.trim().slice(0, maxShown)
  if (address.test(text) || capabilityOfModule(text) !== null || code.test(text)) return shown
  return tellingTexts.some(({ pattern }) => pattern.test(text.slice(0, 2000))) ? shown : null
}
