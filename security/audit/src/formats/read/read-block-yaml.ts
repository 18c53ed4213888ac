import { readFlow } from './read-flow.ts'
import { splitYamlKey } from './split-yaml-key.ts'
import type { Tree, TreeEntry } from './tree.ts'
import { trimLine, Unsure, giveUp, createYamlCursor, type YamlCursor, type YamlLine } from './yaml-cursor.ts'

/** Levels of nesting; no package manager writes as many. */
const maxDepth = 40

/**
 * Reads the part of YAML that pnpm and yarn write and formatters make of it: block maps and lists, flow values, plain and quoted scalars
 * on one line, block scalars (their line breaks are not kept exactly). Keys within a flow value have the line where it begins.
 * It never guesses: at anything else it gives up (`gaveUpAt`, a line).
 */
export function readBlockYaml(text: string): { readonly documents: readonly Tree[] } | { readonly gaveUpAt: number } {
  const cursor = createYamlCursor(text)
  try {
    const documents: Tree[] = []
    while (cursor.raw() !== undefined) {
      const isMarked = trimLine(cursor.raw() ?? '') === '---'
      if (isMarked) cursor.next()
      const first = cursor.peek()
      if (first === null && !isMarked) continue
      if (first === null) return { gaveUpAt: 1 }
      if (first.indent !== 0) giveUp(first.number)
      documents.push(readBlock(cursor, first, 0))
      const rest = cursor.peek()
      if (rest !== null) giveUp(rest.number)
    }
    return { documents }
  } catch (error) {
    if (!(error instanceof Unsure)) throw error
    return { gaveUpAt: error.line }
  }
}

function readBlock(cursor: YamlCursor, first: YamlLine, depth: number): Tree {
  if (depth > maxDepth) giveUp(first.number)
  return isItem(first.text) ? readList(cursor, first, depth) : readMap(cursor, first, depth)
}

function readMap(cursor: YamlCursor, first: YamlLine, depth: number): Tree {
  const entries: TreeEntry[] = []
  for (let line: YamlLine | null = first; line !== null && line.indent >= first.indent; line = cursor.peek()) {
    const split = splitYamlKey(line.text)
    if (line.indent > first.indent || split === null) return giveUp(line.number)
    cursor.next()
    entries.push({ key: split.key, line: line.number, value: readValue(cursor, { rest: split.rest, at: line, depth, isInMap: true }) })
  }
  return { kind: 'map', line: first.number, entries }
}

function readList(cursor: YamlCursor, first: YamlLine, depth: number): Tree {
  const items: Tree[] = []
  for (let line: YamlLine | null = first; line !== null && line.indent >= first.indent; line = cursor.peek()) {
    if (line.indent > first.indent) giveUp(line.number)
    if (!isItem(line.text)) break
    const rest = line.text.slice(1).replace(/^ +/, '')
    if (isItem(rest) || splitYamlKey(rest) !== null) {
      const inner = cursor.indented(line.indent + line.text.length - rest.length, rest)
      items.push(readBlock(cursor, inner, depth + 1))
    } else {
      cursor.next()
      items.push(readValue(cursor, { rest, at: line, depth, isInMap: false }))
    }
  }
  return { kind: 'list', line: first.number, items }
}

/** A value that begins on a line, or below it. */
interface ValueStart {
  /** The line from the value on; empty where it begins below. */
  readonly rest: string
  readonly at: YamlLine
  readonly depth: number
  readonly isInMap: boolean
}

function readValue(cursor: YamlCursor, { rest, at, depth, isInMap }: ValueStart): Tree {
  if (/^[|>]/.test(rest)) return readBlockScalar(cursor, rest, at)
  if (rest !== '') return readInline(cursor, rest, at, at.number)
  const below = cursor.peek()
  const isListBelow = below !== null && isInMap && below.indent === at.indent && isItem(below.text)
  if (below === null || (below.indent <= at.indent && !isListBelow)) return { kind: 'scalar', line: at.number, text: '' }
  if (isItem(below.text) || (!isFlow(below.text) && splitYamlKey(below.text) !== null)) return readBlock(cursor, below, depth + 1)
  // Formatters put a long value on a line of its own.
  cursor.next()
  return readInline(cursor, below.text, at, below.number)
}

/** A value that begins on this line. Formatters spread a flow value over several; a scalar that goes on is left to the general reader. */
function readInline(cursor: YamlCursor, rest: string, at: YamlLine, number: number): Tree {
  const parts = [rest]
  for (let below = cursor.peek(); below !== null && below.indent > at.indent; below = cursor.peek()) {
    if (!isFlow(rest) || below.text.includes(' #')) giveUp(below.number)
    parts.push(below.text)
    cursor.next()
  }
  return readFlow(parts.join(' '), number) ?? giveUp(number)
}

function readBlockScalar(cursor: YamlCursor, mark: string, at: YamlLine): Tree {
  if (!/^[|>][+-]?$/.test(mark)) giveUp(at.number)
  const kept: string[] = []
  let first: number | undefined
  for (let raw = cursor.raw(); raw !== undefined; raw = cursor.raw()) {
    const line = trimLine(raw).replace(/^ +/, '')
    const indent = trimLine(raw).length - line.length
    if (line !== '' && indent <= at.indent) break
    if (line !== '') first ??= indent
    if ((raw !== '' && line === '') || (line !== '' && indent < (first ?? 0))) giveUp(at.number)
    kept.push(line)
    cursor.next()
  }
  return { kind: 'scalar', line: at.number, text: kept.join(mark.startsWith('|') ? '\n' : ' ').trim() }
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ')
}

function isFlow(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[')
}
