import type { AnyNode, Node } from 'acorn'

/** Visits every node of a tree, each with its parent, without recursion: no nesting exhausts the stack. */
export function walkTree(root: Node, visit: (node: AnyNode, parent: AnyNode | null) => void): void {
  const waiting: [AnyNode, AnyNode | null][] = [[root as AnyNode, null]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, parent] = next
    visit(node, parent)
    for (const value of Object.values(node) as unknown[]) {
      if (isNode(value)) waiting.push([value, node])
      else if (Array.isArray(value)) for (const one of value as unknown[]) if (isNode(one)) waiting.push([one, node])
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { readonly type?: unknown }).type === 'string'
}
