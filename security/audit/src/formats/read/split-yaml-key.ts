import { readFlow } from './read-flow.ts'
import { trimLine } from './yaml-cursor.ts'

/** Splits `key: value` at the colon that ends the key; null where a line has none, or its key is one that only full YAML knows. */
export function splitYamlKey(text: string): { readonly key: string; readonly rest: string } | null {
  const quote = text[0]
  if (quote === "'" || quote === '"') {
    const end = endOfQuoted(text, quote)
    const rest = text.slice(end + 1)
    if (end === -1 || !/^:(?: |$)/.test(rest)) return null
    const key = readFlow(text.slice(0, end + 1), 0)
    return key?.kind === 'scalar' ? { key: key.text, rest: rest.slice(1).replace(/^ +/, '') } : null
  }
  const colon = /:(?: |$)/.exec(text)?.index ?? -1
  const key = trimLine(text.slice(0, colon))
  if (colon < 1 || key === '<<' || /^(?:[[\]{},&*!|>%@`#]|[-?](?: |$))| #/.test(key)) return null
  return { key, rest: text.slice(colon + 1).replace(/^ +/, '') }
}

function endOfQuoted(text: string, quote: string): number {
  for (let at = 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at++
    else if (text[at] === quote) return at
  }
  return -1
}
