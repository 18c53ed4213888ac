import type { AnyNode, Program } from 'acorn'
import { walkTree } from './walk-tree.ts'

/** The places in which nodes stand, as far as it is asked. */
export interface Surroundings {
  /** True for a text that another `+` goes on with. */
  readonly isPart: (node: AnyNode) => boolean
  /** True for what is called at once: the inner call of `a()()`. */
  readonly isCalled: (node: AnyNode) => boolean
  /** True for the left side of an assignment. */
  readonly isAssigned: (node: AnyNode) => boolean
  readonly parentOf: (node: AnyNode) => AnyNode | null
  /** True where `require` is handed on as a value: then other names load modules as well. */
  readonly escapes: () => boolean
}

/** Finds the places of nodes that are read. Parents of all of a tree are looked for only where one is asked for: few scripts need it. */
export function surroundingsOf(program: Program, nodes: readonly AnyNode[]): Surroundings {
  const [parts, called, assigned] = [new Set<AnyNode>(), new Set<AnyNode>(), new Set<AnyNode>()]
  const requires = new Set<AnyNode>()
  for (const node of nodes) {
    if (node.type === 'Identifier') requires.add(node)
    else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') assigned.add(node.left)
    else if (node.type === 'BinaryExpression') {
      for (const side of [node.left, node.right]) if (side.type === 'BinaryExpression') parts.add(side)
    } else if (node.type === 'CallExpression') {
      if (node.callee.type === 'CallExpression') called.add(node.callee)
      else if (node.callee.type === 'Identifier' && node.callee.name === 'require') requires.delete(node.callee)
    } else if (node.type === 'TaggedTemplateExpression') called.add(node.tag)
  }
  let parents: Map<AnyNode, AnyNode | null> | null = null
  const parentOf = (node: AnyNode): AnyNode | null => {
    parents ??= new Map(walkTree(program).map((one) => [one.node, one.parent]))
    return parents.get(node) ?? null
  }
  let escapes: boolean | null = null
  return {
    isPart: (node) => parts.has(node),
    isCalled: (node) => called.has(node),
    isAssigned: (node) => assigned.has(node),
    parentOf,
    escapes: () => (escapes ??= [...requires].some((node) => isEscaping(node, parentOf(node)))),
  }
}

function isEscaping(node: AnyNode, parent: AnyNode | null): boolean {
  if (node.type !== 'Identifier' || parent === null) return false
  if (parent.type === 'UnaryExpression' || parent.type === 'BinaryExpression') return false
  if (parent.type === 'CallExpression' || parent.type === 'NewExpression') return parent.callee !== node || node.name === 'createRequire'
  return (
    parent.type !== 'MemberExpression' ||
    parent.object !== node ||
    !['resolve', 'cache', 'main', 'extensions'].includes('name' in parent.property ? parent.property.name : '')
  )
}
