import type { AnyNode, MemberExpression } from 'acorn'
import { globals, members } from '../capabilities/modules.ts'
import { secretVariable } from '../capabilities/telling-text.ts'
import { isHidden } from './is-hidden.ts'
import { pathOf } from './path-of.ts'
import type { Reader } from './script-reading.ts'

/** Functions of a page that a thief of payments puts itself in front of. */
const pageHooks = /^(?:fetch|ethereum(?:\.\w+)?|XMLHttpRequest\.prototype\.(?:open|send)|solana(?:\.\w+)?|phantom(?:\.\w+)*)$/

/** Names that are only worth hiding from a reader. */
const hiddenNames =
  /^(?:exec|execSync|execFile|spawn|spawnSync|eval|constructor|Function|require|fetch|fromCharCode|child_process|env|ethereum)$/

/** Reads `a.b` and `a['b']`: members that give a capability, variables of the environment, functions of a page that are set. */
export function readMember(node: MemberExpression, reader: Reader): void {
  const { folding, around, use } = reader
  const names = pathOf(node, folding)
  const path = names.join('.')
  if (around.isAssigned(node)) {
    if (pageHooks.test(path)) use('page-hooks', path, node)
    return
  }
  const capability = Object.hasOwn(members, path) ? members[path] : undefined
  if (capability !== undefined) use(capability, path, node)
  // `globalThis['fe' + 'tch']` is as good as `fetch`; `globalThis.fetch` alone is how libraries look for it.
  if (node.computed && Object.hasOwn(globals, path)) use(globals[path] ?? 'network', path, node)
  const last = names.at(-1) ?? ''
  if (node.computed && hiddenNames.test(last) && isHidden(node.property, folding)) use('hidden-names', last, node)
  if (names[0] === 'process' && names[1] === 'env') readEnvironment(names[2], node, reader)
}

function readEnvironment(variable: string | undefined, node: MemberExpression, { use, around }: Reader): void {
  if (variable !== undefined) {
    if (secretVariable.test(variable)) use('environment', variable, node)
    return
  }
  const parent = around.parentOf(node)
  const names = parent === null || isLook(parent, node) ? [] : variablesOf(parent)
  if (names === null) use('environment', 'the whole environment', node)
  for (const name of names ?? []) if (secretVariable.test(name)) use('environment', name, node)
}

/** Variables that are taken from the environment, as far as they are named; null where all of it is taken. */
function variablesOf(parent: AnyNode): readonly string[] | null {
  if (parent.type !== 'VariableDeclarator') return null
  // Another name for it: what is read by that name is seen where it is read.
  if (parent.id.type === 'Identifier') return []
  if (parent.id.type !== 'ObjectPattern') return null
  const names = parent.id.properties.map((one) =>
    one.type === 'Property' && one.key.type === 'Identifier' && !one.computed ? one.key.name : null,
  )
  return names.every((name) => name !== null) ? names : null
}

/** `process.env && …`, `typeof process.env`, `process.env.X`: what looks if it is there, or takes one variable. */
function isLook(parent: AnyNode, node: MemberExpression): boolean {
  if (parent.type === 'MemberExpression') return parent.object === node
  return /^(?:LogicalExpression|UnaryExpression|IfStatement|BinaryExpression|ConditionalExpression|ChainExpression|AssignmentPattern)$/.test(
    parent.type,
  )
}
