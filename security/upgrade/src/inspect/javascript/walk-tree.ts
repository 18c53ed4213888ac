import type { AnyNode, Node } from 'acorn'

/** A node of a tree, and the one that it is a part of. */
export interface Visited {
  readonly node: AnyNode
  readonly parent: AnyNode | null
}

/** Members of nodes that hold no other nodes, in the words of ESTree. */
const plain = new Set(
  'type start end name value raw kind operator computed static async generator optional method shorthand prefix delegate await sourceType tail cooked bigint regex'.split(
    ' ',
  ),
)

/** Members that may hold nodes, by a node's type: each type is looked at once. */
const membersOf = new Map<string, readonly string[]>()

/** Lists every node of a tree with its parent, parents first, without recursion: no nesting exhausts the stack. */
export function walkTree(root: Node): readonly Visited[] {
  const nodes: Visited[] = [{ node: root as AnyNode, parent: null }]
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]?.node
    if (node === undefined) continue
    const values = node as unknown as Readonly<Record<string, unknown>>
    for (const name of partsOf(node)) {
      const value = values[name]
      if (isNode(value)) nodes.push({ node: value, parent: node })
      else if (Array.isArray(value)) for (const one of value as unknown[]) if (isNode(one)) nodes.push({ node: one, parent: node })
    }
  }
  return nodes
}

/** A property's value is a node, a literal's is none: the type decides. */
function partsOf(node: AnyNode): readonly string[] {
  const known = membersOf.get(node.type)
  if (known !== undefined) return known
  const hasValue = /^(?:Property|PropertyDefinition|MethodDefinition)$/.test(node.type)
  const names = Object.keys(node).filter((name) => (name === 'value' ? hasValue : !plain.has(name)))
  membersOf.set(node.type, names)
  return names
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { readonly type?: unknown }).type === 'string'
}
