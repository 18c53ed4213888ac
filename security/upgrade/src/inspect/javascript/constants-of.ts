import type { AnyNode, Expression, MemberExpression, Pattern, PrivateIdentifier } from 'acorn'
import type { Constants } from './fold-text.ts'

/** Names of a file that are given a value once, wherever: which scope they are in is not asked, so a name given twice is none. */
export function constantsOf(nodes: readonly AnyNode[]): Constants {
  const found = new Map<string, AnyNode>()
  const twice = new Set<string>()
  const give = (name: string, value: AnyNode | null): void => {
    if (found.has(name) || value === null) twice.add(name)
    else found.set(name, value)
  }
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator' && node.init) giveAll(node.id, node.init, give)
    else if (node.type === 'FunctionDeclaration' && node.id) give(node.id.name, node)
    else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier')
      give(node.left.name, node.operator === '=' ? node.right : null)
    else if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier') twice.add(node.argument.name)
  }
  for (const name of twice) found.delete(name)
  return found
}

/** `const { a: b, ['c' + 'd']: e } = f` gives `b` the value of `f.a`, and `e` that of `f['c' + 'd']`. */
function giveAll(id: Pattern, value: AnyNode, give: (name: string, value: AnyNode) => void): void {
  if (id.type === 'Identifier') give(id.name, value)
  if (id.type !== 'ObjectPattern') return
  for (const one of id.properties) {
    if (one.type !== 'Property') continue
    const target = one.value.type === 'AssignmentPattern' ? one.value.left : one.value
    if (target.type === 'Identifier') give(target.name, memberOf(value, one.key, { computed: one.computed || one.key.type === 'Literal' }))
  }
}

function memberOf(
  object: AnyNode,
  property: Expression | PrivateIdentifier,
  { computed }: Pick<MemberExpression, 'computed'>,
): MemberExpression {
  const { start, end } = property
  return { type: 'MemberExpression', object: object as MemberExpression['object'], property, computed, optional: false, start, end }
}
