/** One `key = value` or one table header of a TOML text, with its place. */
export interface TomlPlace {
  readonly kind: 'pair' | 'table' | 'list'
  /** Keys from the root, those of the table included. A `[[list]]` of tables has no number of its own. */
  readonly path: readonly string[]
  readonly start: number
  /** End of the value, or of the header; what follows on its line is a comment. */
  readonly end: number
  /** Offset of the pair's value. */
  readonly value: number
}

/** Reads where everything stands in a TOML 1.0 text that a parser has accepted; it does not judge the text itself. */
export function tomlPlaces(text: string): readonly TomlPlace[] {
  const places: TomlPlace[] = []
  let table: readonly string[] = []
  let at = skipBlank(text, 0)
  while (at < text.length) {
    const start = at
    if (text[at] === '[') {
      const isList = text[at + 1] === '['
      const close = headerEnd(text, at + (isList ? 2 : 1))
      table = keyParts(text.slice(at + (isList ? 2 : 1), close))
      at = close + (isList ? 2 : 1)
      places.push({ kind: isList ? 'list' : 'table', path: table, start, end: at, value: at })
    } else {
      const equals = keyEnd(text, at)
      const value = skipSpace(text, equals + 1)
      at = valueEnd(text, value)
      places.push({ kind: 'pair', path: [...table, ...keyParts(text.slice(start, equals))], start, end: at, value })
    }
    at = skipBlank(text, at)
  }
  return places
}

/** The items of an array, or the pairs of an inline table, as places in the text; `start` is that of its bracket. */
export function tomlItems(text: string, start: number): readonly { readonly start: number; readonly end: number }[] {
  const items: { start: number; end: number }[] = []
  let at = skipBlank(text, start + 1)
  while (at < text.length && text[at] !== ']' && text[at] !== '}') {
    const end = valueEnd(text, at)
    items.push({ start: at, end })
    at = skipBlank(text, end)
    if (text[at] === ',') at = skipBlank(text, at + 1)
  }
  return items
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

/** Past white space, line ends and comments. */
function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && /[\s#]/.test(text[at] ?? '')) {
    if (text[at] === '#') at = lineEnd(text, at)
    else at++
  }
  return at
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

const quoteAt = (text: string, at: number): string | null => ['"""', "'''", '"', "'"].find((quote) => text.startsWith(quote, at)) ?? null

function stringEnd(text: string, from: number, quote: string): number {
  let at = from + quote.length
  while (at < text.length && !text.startsWith(quote, at)) at += quote.startsWith('"') && text[at] === '\\' ? 2 : 1
  at += quote.length
  // Up to two quotes may stand before the three that close.
  if (quote.length === 3) while (text[at] === quote[0]) at++
  return Math.min(at, text.length)
}

/** Past one value: up to a comma, a closing bracket, a comment or the end of the line, outside brackets and strings. */
function valueEnd(text: string, from: number): number {
  let depth = 0
  let at = from
  let end = from
  while (at < text.length) {
    const letter = text[at] ?? ''
    const quote = quoteAt(text, at)
    if (depth === 0 && /[\n,\]}#]/.test(letter)) return end
    if (quote !== null) at = stringEnd(text, at, quote)
    else if (letter === '#') at = lineEnd(text, at)
    else at++
    if (letter === '[' || letter === '{') depth++
    else if (letter === ']' || letter === '}') depth--
    if (!/\s/.test(letter)) end = at
  }
  return end
}

const headerEnd = (text: string, from: number): number => outside(text, from, ']')
const keyEnd = (text: string, from: number): number => outside(text, from, '=')

function outside(text: string, from: number, wanted: string): number {
  let at = from
  while (at < text.length && text[at] !== wanted) {
    const quote = quoteAt(text, at)
    at = quote === null ? at + 1 : stringEnd(text, at, quote.slice(0, 1))
  }
  return at
}

/** `a."b.c".d` as its parts. */
function keyParts(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)/g)].map((part) => part[1] ?? part[2] ?? part[3] ?? '')
}
