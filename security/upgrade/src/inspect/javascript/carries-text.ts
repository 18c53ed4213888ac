import type { AnyNode } from 'acorn'
import { calledName } from './called-name.ts'
import type { Foldable, Folding } from './fold-text.ts'
import { walkTree } from './walk-tree.ts'

/** Functions that make a text out of a file, an encoding, or another program's memory. */
const sources =
  /^(?:readFileSync|readFile|atob|from|inflateSync|gunzipSync|brotliDecompressSync|unzipSync|inflateRawSync|createDecipher|createDecipheriv|decode|fromCharCode|unescape)$/

/** Names that stand for names which are followed. */
const maxHops = 6

/** Nodes of an expression that are looked at. */
const maxNodes = 400

/** True for an expression that takes its text out of another file or an encoding: what is run then stands in no code. */
export function carriesText(node: Foldable, folding: Folding, hop = 0): boolean {
  if (node === null || node === undefined || hop > maxHops) return false
  const nodes = walkTree(node)
  if (nodes.length > maxNodes) return false
  return nodes.some(({ node: one }) => {
    if (one.type === 'CallExpression') return isSource(one.callee, one.arguments[0])
    if (one.type !== 'Identifier') return false
    const given = folding.constants.get(one.name)
    return given !== undefined && given.type !== 'FunctionDeclaration' && carriesText(given, folding, hop + 1)
  })
}

function isSource(callee: AnyNode, first: Foldable): boolean {
  const name = calledName(callee)
  if (name === 'require') return first?.type === 'Literal' && typeof first.value === 'string' && first.value.startsWith('.')
  return sources.test(name)
}
