import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments, type Node } from 'yaml'
import type { BlindSpot } from '../../parsed-lockfile.ts'
import { readBlockYaml } from './read-block-yaml.ts'
import type { Tree, TreeEntry } from './tree.ts'

/** Characters of a text that the general reader is given: it takes about two seconds a megabyte. */
const maxSlowChars = 1024 * 1024

/** Brackets or dashes that open and open: the general reader would take a gigabyte for a megabyte of them. */
const tooDeep = /(?:[[{]\s*){50}|(?:-\s+){50}/

/** Values that aliases may stand for, all together. */
const maxCopied = 20_000

/** The way with aliases (`*name`): no lockfile has them, a workflow may. */
interface YamlOptions {
  readonly aliases?: 'refuse' | 'follow'
}

/** All documents of a YAML text, and where it was not understood. */
export interface YamlText {
  readonly documents: readonly Tree[]
  readonly blindSpots: readonly BlindSpot[]
}

/**
 * Reads every document of a YAML text. Lockfiles are written by machines in a small part of YAML, which a reader of our own takes some
 * fifty times faster; whatever it does not know for certain goes to the general one, and a test holds the two to the same answer.
 */
export function readYaml(text: string, options: YamlOptions = {}): YamlText {
  const quick = readBlockYaml(text)
  if ('documents' in quick) return { documents: quick.documents, blindSpots: [] }
  if (text.length > maxSlowChars) {
    return {
      documents: [],
      blindSpots: [{ line: quick.gaveUpAt, what: 'this YAML is not as package managers write it, and too large to be read in full' }],
    }
  }
  if (tooDeep.test(text))
    return { documents: [], blindSpots: [{ line: quick.gaveUpAt, what: 'this YAML is nested too deeply to be read' }] }
  return readAnyYaml(text, options)
}

/** The general reader alone. Aliases are refused unless they are asked for, and then only up to a limit: they can multiply without end. */
export function readAnyYaml(text: string, { aliases = 'refuse' }: YamlOptions = {}): YamlText {
  const lines = new LineCounter()
  const blindSpots: BlindSpot[] = []
  const documents: Tree[] = []
  const lineAt = (node: unknown): number => {
    const [start = 0] = isNode(node) ? (node.range ?? []) : []
    return lines.linePos(start).line || 1
  }
  const anchors = new Map<string, Node>()
  const open = new Set<Node>()
  let copied = 0
  const toTree = (node: unknown, line: number): Tree => {
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node)
    if (open.size > 0 && (copied += 1) > maxCopied) throw new Error('its aliases multiply without end')
    if (isScalar(node)) return { kind: 'scalar', line: lineAt(node), text: node.source ?? '' }
    if (isSeq(node)) return { kind: 'list', line: lineAt(node), items: node.items.map((item) => toTree(item, lineAt(item))) }
    if (isMap(node)) {
      const entries = node.items.map((pair): TreeEntry => {
        const at = lineAt(pair.key)
        return { key: keyOf(pair.key), line: at, value: toTree(pair.value, at) }
      })
      return { kind: 'map', line: lineAt(node), entries }
    }
    const meant = isAlias(node) && aliases === 'follow' ? anchors.get(node.source) : undefined
    if (meant !== undefined && !open.has(meant)) {
      open.add(meant)
      const tree = toTree(meant, line)
      open.delete(meant)
      return tree
    }
    if (isAlias(node)) blindSpots.push({ line: lineAt(node), what: `the YAML alias *${node.source} is not followed` })
    return { kind: 'scalar', line, text: '' }
  }
  try {
    const read = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
    for (const document of Array.isArray(read) ? read : []) {
      const error = document.errors[0]
      if (error === undefined) documents.push(toTree(document.contents, 1))
      else blindSpots.push({ line: lines.linePos(error.pos[0]).line || 1, what: `this is not YAML: ${error.message}` })
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    blindSpots.push({ line: 1, what: `this YAML cannot be read: ${error.message}` })
  }
  return blindSpots.length === 0 ? { documents, blindSpots } : { documents: [], blindSpots }
}

function keyOf(key: unknown): string {
  if (isScalar(key)) return key.source ?? ''
  return String(key)
}
