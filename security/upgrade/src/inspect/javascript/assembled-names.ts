import type { AnyNode } from 'acorn'
import { walkTree } from './walk-tree.ts'

/** Functions that make a letter out of a number or an encoding. */
const makers = /^(?:fromCharCode|fromCodePoint|charCodeAt|atob|unescape)$/

/** Nodes of an expression that are looked at. */
const maxNodes = 200

/** Names whose text is built letter by letter, `s += String.fromCharCode(code ^ key)`: what they come to stands nowhere. */
export function assembledNames(nodes: readonly AnyNode[]): ReadonlySet<string> {
  const names = nodes.flatMap((node) => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') return []
    const isAdded = node.operator === '+=' || (node.operator === '=' && node.right.type === 'BinaryExpression')
    return isAdded && walkTree(node.right).slice(0, maxNodes).some(isMaker) ? [node.left.name] : []
  })
  return new Set(names)
}

function isMaker({ node }: { readonly node: AnyNode }): boolean {
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  const name = callee.type === 'MemberExpression' ? callee.property : callee
  return name.type === 'Identifier' && makers.test(name.name)
}
