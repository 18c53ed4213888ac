import type { AnyNode } from 'acorn'
import type { Constants } from './fold-text.ts'
import type { Visited } from './walk-tree.ts'

/** Names of a file that are given a value once, wherever: which scope they are in is not asked, so a name given twice is none. */
export function constantsOf(nodes: readonly Visited[]): Constants {
  const found = new Map<string, AnyNode>()
  const twice = new Set<string>()
  const give = (name: string, value: AnyNode | null): void => {
    if (found.has(name) || value === null) twice.add(name)
    else found.set(name, value)
  }
  for (const { node } of nodes) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) give(node.id.name, node.init as AnyNode)
    else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier')
      give(node.left.name, node.operator === '=' ? (node.right as AnyNode) : null)
    else if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier') twice.add(node.argument.name)
  }
  for (const name of twice) found.delete(name)
  return found
}
