import type { AnyNode } from 'acorn'
import { foldText, type Foldable, type Folding } from './fold-text.ts'
import { pathOf } from './path-of.ts'
import type { Call, Reader } from './script-reading.ts'

/** `[].filter.constructor('…')`, `(() => {}).constructor(code)`, `x.constructor.constructor(code)()`, `Object.getPrototypeOf(async () => {}).constructor`. */
export function buildsFunction(node: Call, path: readonly string[], first: Foldable, { folding, around }: Reader): boolean {
  if (isSought(path) && around.isCalled(node) && looksLikeCode(foldText(first, folding) ?? '')) return true
  if (path.at(-1) !== 'constructor' || first === undefined) return false
  if (path.at(-2) === 'constructor') return true
  const text = foldText(first, folding)
  if (node.type !== 'NewExpression' && (around.isCalled(node) || text !== null) && path.at(-2) !== 'this') return true
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee
  const owner = callee.type === 'MemberExpression' ? callee.object : folding.constants.get(callee.type === 'Identifier' ? callee.name : '')
  const object = owner?.type === 'MemberExpression' && callee.type === 'Identifier' ? owner.object : owner
  return object !== undefined && isFunction(object, folding)
}

function isFunction(node: AnyNode, folding: Folding): boolean {
  if (/^(?:Arrow)?FunctionExpression$/.test(node.type)) return true
  return node.type === 'CallExpression' && pathOf(node.callee, folding).join('.').endsWith('getPrototypeOf')
}

/** True for a name that is looked for among all members and used twice: `o[k][k]('return 1')()`. */
function isSought(path: readonly string[]): boolean {
  return path.at(-1) === '?' && path.at(-2) === '?'
}

function looksLikeCode(text: string): boolean {
  return /\breturn\b|[;(]/.test(text)
}
