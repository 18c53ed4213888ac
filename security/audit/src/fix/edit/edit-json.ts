import { parseTree, type Node } from 'jsonc-parser'
import { isSame } from './is-same.ts'
import { eolOf } from './line-end.ts'

/** One change of a JSON file: the text at a path of keys; `from` is the key that the last one replaces. */
export interface JsonChange {
  readonly path: readonly string[]
  readonly value: string
  readonly from?: string
}

/**
 * Sets a text in a JSON file, with the objects that lead to it; every other byte stays. Null where the file cannot be edited so that
 * exactly this changes (no JSON, or something else than an object on the way).
 */
export function editJson(text: string, change: JsonChange): string | null {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const body = text.slice(mark.length)
  try {
    const expected: unknown = JSON.parse(body)
    const tree = parseTree(body)
    if (!tree || !applied(expected, change)) return null
    const after = edited(body, tree, change)
    return after !== null && isSame(JSON.parse(after), expected) ? `${mark}${after}` : null
  } catch {
    // What JSON.parse refuses, no tool would read after an edit either.
    return null
  }
}

/** Changes the parsed form: what the edited text must read as. */
function applied(root: unknown, { path, value, from }: JsonChange): boolean {
  let at = root
  for (const [depth, key] of path.entries()) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return false
    const object = at as Record<string, unknown>
    const isLast = depth === path.length - 1
    if (isLast && from !== undefined) delete object[from]
    if (isLast || !Object.hasOwn(object, key))
      Object.defineProperty(object, key, { value: isLast ? value : {}, enumerable: true, writable: true, configurable: true })
    at = object[key]
  }
  return true
}

function edited(text: string, tree: Node, { path, value, from }: JsonChange): string | null {
  let at = tree
  for (const [depth, key] of path.entries()) {
    if (at.type !== 'object') return null
    const rest = path.slice(depth)
    const wanted = rest.length === 1 ? (from ?? key) : key
    const property = at.children?.findLast((child) => child.children?.[0]?.value === wanted)
    const [name, held] = property?.children ?? []
    if (!name || !held) return inserted(text, at, rest, value)
    if (rest.length === 1) {
      if (held.type === 'object' || held.type === 'array') return null
      const newName = name.value === key ? text.slice(name.offset, name.offset + name.length) : JSON.stringify(key)
      return `${text.slice(0, name.offset)}${newName}${text.slice(name.offset + name.length, held.offset)}${JSON.stringify(value)}${text.slice(held.offset + held.length)}`
    }
    at = held
  }
  return null
}

/** Behind the last property, on a line of its own where the others stand on theirs. */
function inserted(text: string, object: Node, path: readonly string[], value: string): string {
  const last = object.children?.at(-1)
  const start = object.offset + 1
  const step = /\n([\t ]+)\S/.exec(text)?.[1] ?? '  '
  const indent = last ? indentBefore(text, last.offset) : text.includes('\n') ? `${indentOf(text, object.offset)}${step}` : null
  const lines = written(path, value, indent === null ? null : { eol: eolOf(text), indent, step })
  if (last) {
    const end = last.offset + last.length
    return `${text.slice(0, end)},${indent === null ? ' ' : `${eolOf(text)}${indent}`}${lines}${text.slice(end)}`
  }
  const close = object.offset + object.length - 1
  const inside = indent === null ? ` ${lines} ` : `${eolOf(text)}${indent}${lines}${eolOf(text)}${indentOf(text, object.offset)}`
  return `${text.slice(0, start)}${inside}${text.slice(close)}`
}

/** Lines that a property stands on; `step` is what one level adds to the indent. */
interface Layout {
  readonly eol: string
  readonly indent: string
  readonly step: string
}

/** Writes the property at a path of keys: on lines of its own, or on one without a layout. */
function written([key = '', ...rest]: readonly string[], value: string, layout: Layout | null): string {
  if (rest.length === 0) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`
  if (layout === null) return `${JSON.stringify(key)}: { ${written(rest, value, null)} }`
  const { eol, indent, step } = layout
  return `${JSON.stringify(key)}: {${eol}${indent}${step}${written(rest, value, { ...layout, indent: indent + step })}${eol}${indent}}`
}

/** The white space before a property that begins its line; null where something else stands there. */
function indentBefore(text: string, offset: number): string | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(start, offset)
  return start > 0 && before.trim() === '' ? before : null
}

/** The white space that begins the line in which something stands. */
function indentOf(text: string, offset: number): string {
  return /^[\t ]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? ''
}
