import { parseSync, Visitor, type ESTree } from 'rolldown/utils'
import type { ProductFile } from './product-files.ts'

const comparisons = new Set(['===', '!==', '<', '>', '<=', '>=', 'in', 'instanceof'])

/**
 * Finds calls in which a bare truth value stands beside other arguments: nobody who reads `open(file, true)` or `open(file, mode === 'w')` knows what is
 * true. A condition that comes first is what its call is about (`when(size > max, …)`). Methods are left out, for many are of others
 * (`view.getUint32(at, true)`).
 */
export function findBareFlags({ path, text }: Pick<ProductFile, 'path' | 'text'>): readonly string[] {
  const found: string[] = []
  new Visitor({
    CallExpression: ({ callee, arguments: given, start, end }) => {
      const isFlag = given.some((argument, at) => isTruthValue(argument) && (at > 0 || argument.type === 'Literal'))
      if (callee.type === 'Identifier' && given.length > 1 && isFlag) found.push(`${path}: ${text.slice(start, end)}`)
    },
  }).visit(parseSync(path, text).program)
  return found
}

/** True for an expression that is evidently true or false: a literal, a comparison, a denial, or what joins them. */
function isTruthValue(node: ESTree.Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'boolean'
  if (node.type === 'BinaryExpression') return comparisons.has(node.operator)
  if (node.type === 'UnaryExpression') return node.operator === '!'
  return node.type === 'LogicalExpression' && (isTruthValue(node.right) || (node.operator !== '??' && isTruthValue(node.left)))
}
