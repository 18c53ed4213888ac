import { readLooseJson } from './loose-json.ts'

/** Places at most where a value is tried to begin: prose with many brackets is no JSON. */
const maxStarts = 24

/** True when the text is JSON as it stands, which a server that obeys a schema always gives. */
export function isStrictJson(text: string): boolean {
  return parseStrict(text).length > 0
}

/**
 * Lists every JSON value that a model's answer may hold, the likeliest first: the whole text, fenced blocks, then values found in the prose.
 * Bare words are never values: an answer of `None`, `no` or `null` holds nothing.
 */
export function jsonCandidates(text: string): readonly unknown[] {
  const whole = parseStrict(text)
  if (whole.length > 0) return whole
  const fenced = [...text.matchAll(/```[\w-]*[ \t]*\n?([\s\S]*?)(?:```|$)/g)].map(([, inside]) => inside ?? '')
  return [fenced.flatMap(parseStrict), fenced.flatMap(parseLoose), parseLoose(text)].flat()
}

function parseStrict(text: string): readonly unknown[] {
  const trimmed = text.trim()
  if (!/^[[{]/.test(trimmed)) return []
  try {
    return [JSON.parse(trimmed) as unknown]
  } catch {
    return []
  }
}

function parseLoose(text: string): readonly unknown[] {
  const values: unknown[] = []
  let at = 0
  for (let tries = 0; tries < maxStarts; tries += 1) {
    const start = text.slice(at).search(/[[{]/)
    if (start === -1) break
    const found = readLooseJson(text, at + start)
    if (found !== null) values.push(found.value)
    at = found === null ? at + start + 1 : found.end
  }
  return values
}
