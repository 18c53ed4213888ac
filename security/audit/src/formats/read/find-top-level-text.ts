/** The text of one top-level key's value in a JSON object, found by counting brackets outside of strings; undefined when the key is not there. */
export function findTopLevelText(text: string, key: string): string | undefined {
  let depth = 0
  let from: number | undefined
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '"') {
      const end = endOfString(text, at)
      if (depth === 1 && from === undefined && text.slice(at + 1, end) === key && /^\s*:/.test(text.slice(end + 1, end + 60)))
        from = end + 1
      at = end
    } else if (letter === '{' || letter === '[') depth++
    else if (letter === '}' || letter === ']') {
      depth--
      if (depth === 1 && from !== undefined) return text.slice(from, at + 1)
    }
  }
  return from === undefined ? undefined : text.slice(from)
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}
