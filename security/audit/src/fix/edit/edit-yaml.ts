import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { eolOf, insertLines } from './line-end.ts'
import { isSame } from './is-same.ts'

/** One change of a YAML file: a key's value (`from`: the key it replaces), or an item of a list (`at`: the one it replaces). */
export type YamlChange =
  | { readonly kind: 'set'; readonly path: readonly string[]; readonly value: string; readonly from?: string }
  | { readonly kind: 'item'; readonly key: string; readonly item: string; readonly at?: number }

/**
 * Edits one place of a YAML file; comments, quotes and every other byte stay, because positions come from the parsed document and
 * the change is made in the text. Null where the file cannot be edited so that exactly this changes.
 */
export function editYaml(text: string, change: YamlChange): string | null {
  const document = parseDocument(text)
  if (document.errors.length > 0 || !(document.contents === null || isMap(document.contents) || isEmpty(document))) return null
  const after = change.kind === 'set' ? setValue(text, document, change) : setItem(text, document, change)
  if (after === null) return null
  const again = parseDocument(after)
  return again.errors.length === 0 && isSame(again.toJS(), expected(document, change)) ? after : null
}

type Set = Extract<YamlChange, { kind: 'set' }>
type Item = Extract<YamlChange, { kind: 'item' }>

const isEmpty = (document: Document.Parsed): boolean => isScalar(document.contents) && document.contents.value === null

/** The document's data after the change, made without looking at the text. */
function expected(document: Document.Parsed, change: YamlChange): unknown {
  const data = { ...(document.toJS() as Record<string, unknown> | null) }
  if (change.kind === 'item') {
    const list = [...((data[change.key] ?? []) as unknown[])]
    list.splice(change.at ?? list.length, change.at === undefined ? 0 : 1, change.item)
    return { ...data, [change.key]: list }
  }
  let at: Record<string, unknown> = data
  for (const key of change.path.slice(0, -1)) {
    // A copy: what an alias repeats elsewhere must not change there.
    const copy = { ...(at[key] as Record<string, unknown> | null | undefined) }
    at[key] = copy
    at = copy
  }
  if (change.from !== undefined) delete at[change.from]
  at[change.path.at(-1) ?? ''] = change.value
  return data
}

function setValue(text: string, document: Document.Parsed, { path, value, from }: Set): string | null {
  let at: unknown = document.contents
  let holder: Pair | undefined
  for (const [depth, key] of path.entries()) {
    const rest = path.slice(depth)
    if (!isMap(at)) return isNothing(at) ? (holder ? below(text, holder, rest, value) : append(text, entry(rest, value, ''))) : null
    const wanted = rest.length === 1 ? (from ?? key) : key
    const pair: Pair | undefined = at.items.find((item) => nameOf(item) === wanted)
    if (!pair) return depth === 0 && !at.flow ? append(text, entry(rest, value, '')) : intoMap(text, at, rest, value)
    if (rest.length === 1) return replacePair(text, pair, key, value)
    holder = pair
    at = pair.value
  }
  return null
}

const nameOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '')
const isNothing = (value: unknown): boolean => value === null || (isScalar(value) && value.value === null)
const rangeOf = (node: unknown): readonly [number, number, number] | null => (isNode(node) ? (node.range ?? null) : null)

/** The lines of a key, with those of the maps around it. */
function entry(path: readonly string[], value: string, indent: string): readonly string[] {
  const lines = path.map((key, depth) => `${indent}${'  '.repeat(depth)}${yamlScalar(key)}:`)
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} ${yamlScalar(value)}`]
}

/** A new section goes to the very end: a comment that ends the file belongs to what stands before it. */
function append(text: string, lines: readonly string[]): string {
  const eol = eolOf(text)
  return `${text}${text === '' || text.endsWith('\n') ? '' : eol}${text.trim() === '' ? '' : eol}${lines.map((line) => line + eol).join('')}`
}

function replacePair(text: string, pair: Pair, key: string, value: string): string | null {
  const [keyAt, valueAt] = [rangeOf(pair.key), rangeOf(pair.value)]
  if (!keyAt || !valueAt || !isScalar(pair.value) || isNothing(pair.value)) return null
  const newKey = nameOf(pair) === key ? text.slice(keyAt[0], keyAt[1]) : yamlScalar(key)
  return `${text.slice(0, keyAt[0])}${newKey}${text.slice(keyAt[1], valueAt[0])}${yamlScalar(value)}${text.slice(valueAt[1])}`
}

/** Below a key that has no value yet. */
function below(text: string, holder: Pair, path: readonly string[], value: string): string | null {
  const key = rangeOf(holder.key)
  return key ? insertLines(text, key[1], entry(path, value, ' '.repeat(columnOf(text, key[0]) + 2))) : null
}

function intoMap(text: string, map: YAMLMap, path: readonly string[], value: string): string | null {
  if (map.flow) return path.length === 1 ? intoFlow(text, map, `${yamlScalar(path[0] ?? '')}: ${yamlScalar(value)}`) : null
  const first = rangeOf(map.items[0]?.key)
  const end = lastOffset(map)
  return first && end !== null ? insertLines(text, end, entry(path, value, ' '.repeat(columnOf(text, first[0])))) : null
}

function intoFlow(text: string, node: YAMLMap | YAMLSeq, written: string): string | null {
  const end = lastOffset(node)
  const start = rangeOf(node)
  if (!start) return null
  if (node.items.length === 0) return `${text.slice(0, start[0] + 1)} ${written} ${text.slice(start[0] + 1).trimStart()}`
  return end === null ? null : `${text.slice(0, end)}, ${written}${text.slice(end)}`
}

/** The end of the last thing that is written in a node, comments and empty lines behind it left out. */
function lastOffset(node: unknown): number | null {
  const last: unknown = isMap(node) || isSeq(node) ? node.items.at(-1) : undefined
  if (last === undefined) return rangeOf(node)?.[1] ?? null
  if (isPair(last)) return isNothing(last.value) ? (rangeOf(last.key)?.[1] ?? null) : lastOffset(last.value)
  return lastOffset(last)
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1)

function setItem(text: string, document: Document.Parsed, { key, item, at }: Item): string | null {
  const pair = isMap(document.contents) ? document.contents.items.find((candidate) => nameOf(candidate) === key) : undefined
  const written = yamlScalar(item)
  if (!pair) return append(text, [`${yamlScalar(key)}:`, `  - ${written}`])
  if (isNothing(pair.value)) return insertLines(text, rangeOf(pair.key)?.[1] ?? text.length, [`  - ${written}`])
  if (!isSeq(pair.value)) return null
  if (at !== undefined) {
    const range = rangeOf(pair.value.items[at])
    return range ? `${text.slice(0, range[0])}${written}${text.slice(range[1])}` : null
  }
  if (pair.value.flow) return intoFlow(text, pair.value, written)
  const start = rangeOf(pair.value.items[0])
  const end = lastOffset(pair.value)
  if (!start || end === null) return null
  const dash = text.lastIndexOf('-', start[0] - 1)
  return insertLines(text, end, [`${' '.repeat(columnOf(text, dash))}- ${written}`])
}

/** A text as YAML writes it on one line, quoted only where it must be. */
function yamlScalar(text: string): string {
  return stringify(text, { singleQuote: true, lineWidth: 0 }).trimEnd()
}
