import { hostOf } from '../capabilities/host-of.ts'
import { globals } from '../capabilities/modules.ts'
import type { Foldable } from './fold-text.ts'
import { isHidden } from './is-hidden.ts'
import { leadingText } from './leading-text.ts'
import { pathOf } from './path-of.ts'
import type { Call, Reader } from './script-reading.ts'

/** A global that is called by a name which is put together, `Reflect.get(globalThis, 'ev' + 'al')(…)`, or looked for, and given an address. */
export function isByHiddenName(node: Call, path: readonly string[], args: readonly Foldable[], { folding }: Reader): boolean {
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee
  const given = callee.type === 'Identifier' ? folding.constants.get(callee.name) : callee
  if (path.length !== 1) return false
  if (given?.type === 'CallExpression') return Object.hasOwn(globals, path[0] ?? '') && isHidden(given.arguments[1], folding)
  if (given?.type !== 'MemberExpression' || !given.computed) return false
  if (path[0] !== '?') return given !== callee && Object.hasOwn(globals, path[0] ?? '') && isHidden(given.property, folding)
  const [object] = pathOf(given.object, folding)
  return /^(?:globalThis|window|self|global)$/.test(object ?? '') && hostOf(leadingText(args[0], folding) ?? '') !== null
}
