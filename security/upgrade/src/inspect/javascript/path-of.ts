import type { AnyNode } from 'acorn'
import { foldText, memberName, type Folding } from './fold-text.ts'

/** Names that stand for names which are followed. */
const maxHops = 12

/** Objects whose members are the globals. */
const globalObjects = /^(?:globalThis|window|self|global|frames)$/

/**
 * `a.b.c` as its names, with names given once followed to what they stand for, `require('x')` as `x`, and no global object in front. What is
 * computed and not known is `?`, and so is an expression that the path begins with.
 */
export function pathOf(node: AnyNode, folding: Folding): readonly string[] {
  const path: string[] = []
  let at: AnyNode = node
  let hops = 0
  for (;;) {
    const next = step(at, path, folding, hops)
    if (next === null) break
    if (next.type === 'Identifier' || at.type === 'Identifier') hops += 1
    at = next
  }
  while (path.length > 1 && globalObjects.test(path[0] ?? '')) path.shift()
  return path
}

/** Puts a node's own name in front, and answers the node that comes before it; null at the beginning of the path. */
function step(at: AnyNode, path: string[], folding: Folding, hops: number): AnyNode | null {
  switch (at.type) {
    case 'Identifier': {
      const given = hops < maxHops ? folding.constants.get(at.name) : undefined
      if (given !== undefined && isPath(given)) return given
      path.unshift(at.name)
      return null
    }
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return at.expression
    case 'AwaitExpression':
      return at.argument
    case 'MemberExpression':
      path.unshift(memberName(at, folding) ?? '?')
      return at.object
    case 'SequenceExpression':
      return at.expressions.at(-1) as AnyNode
    default: {
      const got = memberGot(at, folding)
      path.unshift(got?.name ?? moduleOf(at, folding) ?? '?')
      return got?.object ?? null
    }
  }
}

function isPath({ type, ...node }: AnyNode): boolean {
  if (type === 'CallExpression') return 'callee' in node && node.callee.type === 'Identifier' && /require/i.test(node.callee.name)
  return /^(?:Identifier|MemberExpression|ChainExpression|SequenceExpression|AwaitExpression|ImportExpression)$/.test(type)
}

/** `Reflect.get(a, 'b')` is `a.b`. */
function memberGot(node: AnyNode, folding: Folding): { readonly object: AnyNode; readonly name: string } | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.object.type !== 'Identifier') return null
  const [object, name] = node.arguments
  const isGet = node.callee.object.name === 'Reflect' && memberName(node.callee, folding) === 'get'
  return isGet && object !== undefined ? { object, name: foldText(name, folding) ?? '?' } : null
}

function moduleOf(node: AnyNode, folding: Folding): string | null {
  const isCall = node.type === 'CallExpression' && node.callee.type === 'Identifier' && /^_*require$/.test(node.callee.name)
  const source = isCall ? node.arguments[0] : node.type === 'ImportExpression' ? node.source : null
  return foldText(source, folding)?.replace(/^node:/, '') ?? null
}
