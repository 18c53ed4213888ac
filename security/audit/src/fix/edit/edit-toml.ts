import { parse } from 'smol-toml'
import { isSame } from './is-same.ts'
import { eolOf, insertLines } from './line-end.ts'
import { tomlItems, tomlPlaces, type TomlPlace } from './toml-places.ts'

/** One change of a TOML file. A path leads through tables and inline tables; lists of tables are not entered. */
export type TomlChange =
  | { readonly kind: 'set'; readonly path: readonly string[]; readonly value: string }
  | { readonly kind: 'item'; readonly path: readonly string[]; readonly item: string; readonly at?: number }

/**
 * Sets a text, or one item of a list of texts, in a TOML file, with the table it stands in; comments and every other byte stay.
 * Null where the file cannot be edited so that exactly this changes.
 */
export function editToml(text: string, change: TomlChange): string | null {
  try {
    const expected = parse(text)
    if (!applied(expected, change)) return null
    const after = change.kind === 'set' ? setValue(text, change.path, change.value) : setItem(text, change)
    return after !== null && isSame(parse(after), expected) ? after : null
  } catch {
    // The parser refuses the text, before or after: no edit is safe.
    return null
  }
}

/** Changes the parsed form: what the edited text must read as. */
function applied(root: Record<string, unknown>, change: TomlChange): boolean {
  let at = root
  for (const key of change.path.slice(0, -1)) {
    const next: unknown = Object.hasOwn(at, key) ? at[key] : undefined
    if (next === undefined) at[key] = {}
    else if (typeof next !== 'object' || next === null || Array.isArray(next)) return false
    at = at[key] as Record<string, unknown>
  }
  const key = change.path.at(-1) ?? ''
  if (change.kind === 'set') at[key] = change.value
  else {
    const list: unknown = at[key] ?? []
    if (!Array.isArray(list)) return false
    at[key] = change.at === undefined ? [...(list as unknown[]), change.item] : list.with(change.at, change.item)
  }
  return true
}

const quoted = (text: string): string => (/["\\]/.test(text) ? `'${text}'` : `"${text}"`)
const keyText = (key: string): string => (/^[\w-]+$/.test(key) ? key : `"${key}"`)
const isAt = (place: TomlPlace, path: readonly string[]): boolean =>
  place.path.length === path.length && place.path.every((key, index) => key === path[index])

function setValue(text: string, path: readonly string[], value: string): string | null {
  const places = tomlPlaces(text)
  const pair = places.find((place) => place.kind === 'pair' && isAt(place, path))
  if (pair) return replaced(text, pair.value, pair.end, quotedAs(text[pair.value], value))
  const holder = places.find((place) => place.kind === 'pair' && isAt(place, path.slice(0, -1)))
  if (holder) return inInlineTable(text, holder, path.at(-1) ?? '', value)
  return addPair(text, places, path, quoted(value))
}

const replaced = (text: string, start: number, end: number, value: string): string => `${text.slice(0, start)}${value}${text.slice(end)}`

/** In the quotes that stand there already. */
const quotedAs = (quote: string | undefined, value: string): string =>
  quote === "'" && !value.includes("'") ? `'${value}'` : quoted(value)

function inInlineTable(text: string, holder: TomlPlace, key: string, value: string): string | null {
  if (text[holder.value] !== '{') return null
  const items = tomlItems(text, holder.value)
  for (const { start, end } of items) {
    const found = /^(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*=\s*/.exec(text.slice(start, end))
    if (found && (found[1] ?? found[2] ?? found[3]) === key)
      return replaced(text, start + found[0].length, end, quotedAs(text[start + found[0].length], value))
  }
  const last = items.at(-1)
  return last ? replaced(text, last.end, last.end, `, ${keyText(key)} = ${quoted(value)}`) : null
}

/** At the end of its table; a table that is not there yet goes to the end of the file. */
function addPair(text: string, places: readonly TomlPlace[], path: readonly string[], value: string): string {
  const table = path.slice(0, -1)
  const line = `${keyText(path.at(-1) ?? '')} = ${value}`
  const header = places.findIndex((place) => place.kind === 'table' && isAt(place, table))
  if (header < 0) {
    const eol = eolOf(text)
    const gap = text === '' || text.endsWith('\n') ? '' : eol
    return `${text}${gap}${text.trim() === '' ? '' : eol}[${table.map(keyText).join('.')}]${eol}${line}${eol}`
  }
  const next = places.findIndex((place, index) => index > header && place.kind !== 'pair')
  const last = places[(next < 0 ? places.length : next) - 1]
  return insertLines(text, last?.end ?? text.length, [line])
}

function setItem(text: string, { path, item, at }: Extract<TomlChange, { kind: 'item' }>): string | null {
  const places = tomlPlaces(text)
  const pair = places.find((place) => place.kind === 'pair' && isAt(place, path))
  if (!pair) return addPair(text, places, path, `[${quoted(item)}]`)
  if (text[pair.value] !== '[') return null
  const items = tomlItems(text, pair.value)
  const here = at === undefined ? undefined : items[at]
  if (here) return replaced(text, here.start, here.end, quotedAs(text[here.start], item))
  const last = items.at(-1)
  if (!last) return replaced(text, pair.value + 1, pair.value + 1, quoted(item))
  return appendItem(text, last, quotedAs(text[last.start], item))
}

/** Behind the last item: on a line of its own, and with a comma at its end, where the last one has them. */
function appendItem(text: string, last: { readonly start: number; readonly end: number }, item: string): string {
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1
  const indent = text.slice(lineStart, last.start)
  if (lineStart === 0 || indent.trim() !== '') return replaced(text, last.end, last.end, `, ${item}`)
  const comma = /^\s*,/.exec(text.slice(last.end))?.[0] ?? ''
  const withComma = comma === '' ? replaced(text, last.end, last.end, ',') : text
  const end = last.end + (comma === '' ? 1 : comma.length)
  return insertLines(withComma, end, [`${indent}${item}${comma === '' ? '' : ','}`])
}
