import type { AnyNode, Identifier, MemberExpression, Pattern } from 'acorn'
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
    if (node.type === 'VariableDeclarator' && node.init) giveAll(node.id, node.init, give)
    else if (node.type === 'FunctionDeclaration' && node.id) give(node.id.name, node)
    else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier')
      give(node.left.name, node.operator === '=' ? node.right : null)
    else if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier') twice.add(node.argument.name)
  }
  for (const name of twice) found.delete(name)
  return found
}

/** `const { a: b } = c` gives `b` the value of `c.a`. */
function giveAll(id: Pattern, value: AnyNode, give: (name: string, value: AnyNode) => void): void {
  if (id.type === 'Identifier') give(id.name, value)
  if (id.type !== 'ObjectPattern') return
  for (const one of id.properties) {
    if (one.type !== 'Property' || one.computed || one.value.type !== 'Identifier' || one.key.type !== 'Identifier') continue
    give(one.value.name, memberOf(value, one.key))
  }
}

function memberOf(object: AnyNode, property: Identifier): MemberExpression {
  const { start, end } = property
  return { type: 'MemberExpression', object: object as MemberExpression['object'], property, computed: false, optional: false, start, end }
}
