import type { BlockKind } from '@galley/sdk'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { remembered } from '../remembered.ts'

interface Node {
  readonly type: string
  readonly children?: readonly Node[]
}

/** Texts whose block is kept: a draft's blocks are asked for again with each version of it. */
const maxKept = 2000

const refused = new Set(['html', 'image', 'imageReference', 'definition'])

/**
 * True for a text that, read as CommonMark, is exactly one block of its kind. Raw HTML, images and definitions are never: what a reader's browser
 * would load is not the writer's to decide. Tables are GFM's: a header, a row of dashes, rows of as many cells.
 */
export function blockParses(kind: BlockKind, text: string): boolean {
  // The parser is slow on thousands of short lines; no block of a draft has them.
  if (text.trim() === '' || text.length > 20_000 || text.split('\n').length > 1000) return false
  if (kind === 'table') return isTable(text)
  if (kind === 'heading')
    return !text.includes('\n') && !/^\s*#/.test(text) && blockTypeOf(`# ${text}`) === 'heading' && blockTypeOf(text) === 'paragraph'
  return blockTypeOf(text) === { paragraph: 'paragraph', list: 'list', quote: 'blockquote', code: 'code' }[kind]
}

/** Tells the type of the one block that a text is; null for more or fewer, and for one that is never allowed. */
const blockTypeOf = remembered(maxKept, (text): string | null => {
  const [child, more]: readonly Node[] = fromMarkdown(text).children
  return child !== undefined && more === undefined && isSafe(child) ? child.type : null
})

function isSafe(node: Node): boolean {
  return !refused.has(node.type) && (node.children ?? []).every(isSafe)
}

function isTable(text: string): boolean {
  const lines = text.trim().split('\n')
  const [header, separator, ...rows] = lines
  if (header === undefined || separator === undefined || rows.length === 0) return false
  const cells = cellsOf(header)
  const dashes = cellsOf(separator)
  if (dashes.length !== cells.length || !dashes.every((cell) => /^:?-+:?$/.test(cell))) return false
  return (
    rows.every((row) => row.includes('|') && cellsOf(row).length <= cells.length) &&
    lines.every((line) => isSafe(fromMarkdown(cellsOf(line).join(' · '))))
  )
}

function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}
