import type { BlindSpot } from '../../parsed-lockfile.ts'

/** One block of a yarn v1 lock: the ranges that it answers, its fields, and its dependencies with theirs. */
export interface YarnV1Block {
  readonly line: number
  readonly patterns: readonly string[]
  readonly fields: ReadonlyMap<string, string>
  readonly needs: readonly { readonly name: string; readonly range: string }[]
}

const sections = new Set(['dependencies', 'optionalDependencies'])

/**
 * Reads yarn's own format of version 1: blocks that begin at the margin, fields two spaces in, lists four. Not YAML, though it looks like it.
 * A line of any other form is a blind spot.
 */
export function readYarnV1(text: string): { readonly blocks: readonly YarnV1Block[]; readonly blindSpots: readonly BlindSpot[] } {
  const blocks: OpenBlock[] = []
  const blindSpots: BlindSpot[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd()
    const content = line.trimStart()
    if (content === '' || content.startsWith('#')) continue
    const words = splitWords(content.replace(/:$/, ''))
    const isOpening = content.endsWith(':')
    const indent = line.length - content.length
    if (indent === 0 && isOpening && words !== null) blocks.push({ line: index + 1, patterns: words, fields: new Map(), needs: [] })
    else if (words === null || !take(blocks.at(-1), indent, isOpening, words)) {
      blindSpots.push({ line: index + 1, what: 'this line is in no form that yarn writes' })
    }
  }
  return { blocks, blindSpots }
}

interface OpenBlock extends YarnV1Block {
  readonly fields: Map<string, string>
  readonly needs: { name: string; range: string }[]
  section?: string
}

/** Takes a line into the block that it stands in; false if it has no place there. */
function take(block: OpenBlock | undefined, indent: number, isOpening: boolean, words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (block === undefined) return false
  if (indent === 2 && isOpening && words.length === 1) block.section = first
  else if (indent === 2 && words.length === 2) block.fields.set(first, second)
  else if (indent !== 4 || words.length !== 2 || block.section === undefined) return false
  else if (sections.has(block.section)) block.needs.push({ name: first, range: second })
  return true
}

/** Words between spaces or commas, quoted ones as JSON strings; null for a quotation that does not end. */
function splitWords(text: string): readonly string[] | null {
  const words: string[] = []
  const word = /[\s,]*(?:(?<quoted>"(?:[^"\\]|\\.)*")|(?<plain>[^\s,"][^\s,]*))/y
  let end = 0
  for (let found = word.exec(text); found !== null; found = word.exec(text)) {
    end = word.lastIndex
    try {
      words.push(found.groups?.['quoted'] === undefined ? (found.groups?.['plain'] ?? '') : (JSON.parse(found.groups['quoted']) as string))
    } catch {
      return null
    }
  }
  return text.slice(end).trim() === '' ? words : null
}
