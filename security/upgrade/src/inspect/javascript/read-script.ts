import type { AnyNode, CallExpression, MemberExpression, NewExpression, Program } from 'acorn'
import { capabilityOfModule, globals, members } from '../capabilities/modules.ts'
import { secretVariable, tellingTexts } from '../capabilities/telling-text.ts'
import type { CapabilityName } from '../profile.ts'
import { constantsOf } from './constants-of.ts'
import { createFolding, foldText, memberName, type Folding } from './fold-text.ts'
import { walkTree } from './walk-tree.ts'

/** Something that a script uses, at an offset of its text. */
export interface ScriptUse {
  readonly capability: CapabilityName
  readonly by: string
  readonly at: number
}

/** What a script imports and uses. */
export interface ScriptReading {
  readonly uses: readonly ScriptUse[]
  /** Specifiers of what it imports, as far as they stand in it. */
  readonly imports: readonly string[]
}

/** Characters of a text that is handed to a decoder: shorter ones are keys and checksums. */
const minEncodedChars = 200

const encoded = /^[A-Za-z0-9+/_\-\s]+={0,2}$/

/** Reads a parsed script: imports, calls, members, assignments and texts, each with the expressions in it folded. */
export function readScript(program: Program): ScriptReading {
  const nodes = walkTree(program)
  const folding = createFolding(constantsOf(nodes))
  const uses: ScriptUse[] = []
  const imports: string[] = []
  const use = (capability: CapabilityName, by: string, { start }: AnyNode): void => void uses.push({ capability, by, at: start })
  const load = (specifier: string, node: AnyNode): void => {
    imports.push(specifier)
    const capability = capabilityOfModule(specifier)
    if (capability !== null) use(capability, specifier, node)
    if (specifier.startsWith('data:')) use('dynamic-code', 'import of a text', node)
  }
  for (const { node, parent } of nodes) {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      if (typeof node.source?.value === 'string') load(node.source.value, node)
    } else if (node.type === 'ImportExpression') {
      const specifier = foldText(node.source, folding)
      if (specifier === null) use('dynamic-code', 'import of a computed name', node)
      else load(specifier, node)
    } else if (node.type === 'CallExpression' || node.type === 'NewExpression') readCall(node, folding, { use, load })
    else if (node.type === 'MemberExpression') readMember(node, parent, folding, use)
    else if (node.type === 'AssignmentExpression') readAssignment(node.left as AnyNode, folding, use)
    else if (node.type === 'Literal' && typeof node.value === 'string') readText(node.value, node, use)
    else if (node.type === 'TemplateElement') readText(node.value.cooked ?? '', node, use)
    else if (node.type === 'BinaryExpression' && parent?.type !== 'BinaryExpression') readText(foldText(node, folding) ?? '', node, use)
  }
  return { uses, imports }
}

type Use = (capability: CapabilityName, by: string, node: AnyNode) => void

function readCall(
  node: CallExpression | NewExpression,
  folding: Folding,
  { use, load }: { readonly use: Use; readonly load: (specifier: string, node: AnyNode) => void },
): void {
  const { callee } = node
  const first = foldText(node.arguments[0], folding)
  const path = callee.type === 'Super' ? [] : pathOf(callee as AnyNode, folding)
  const name = path.at(-1) ?? ''
  if (/^(?:_{0,3}|.*\.)?(?:require|getBuiltinModule|_load)\d*$/.test(name)) {
    if (first !== null) load(first, node)
    else if (name !== '__require' && path.length === 1 && node.arguments.length === 1) use('dynamic-code', 'require of a computed name', node)
  } else if (first !== null && (first === 'child_process' || first.startsWith('node:'))) load(first, node)
  if (path.length === 1 && Object.hasOwn(globals, name)) use(globals[name] ?? 'network', name, node)
  if (isConstructorOfCode(path, callee as AnyNode, first)) use('dynamic-code', 'a constructor of functions', node)
  if ((name === 'setTimeout' || name === 'setInterval') && first !== null) use('dynamic-code', `${name} of a text`, node)
  const text = name === 'atob' || (name === 'from' && ['base64', 'hex'].includes(foldText(node.arguments[1], folding) ?? '')) ? first : null
  if (text !== null && text.length >= minEncodedChars && encoded.test(text)) use('decoded-code', 'a text that is decoded', node)
}

/** `[].filter.constructor('…')`, `(() => {}).constructor('…')`, `x.constructor.constructor('…')`. */
function isConstructorOfCode(path: readonly string[], callee: AnyNode, first: string | null): boolean {
  if (path.at(-1) !== 'constructor' || callee.type !== 'MemberExpression') return false
  const { object } = callee
  return first !== null || path.at(-2) === 'constructor' || /^(?:Arrow)?FunctionExpression$/.test(object.type)
}

function readMember(node: MemberExpression, parent: AnyNode | null, folding: Folding, use: Use): void {
  const path = pathOf(node, folding).join('.').replace(/^(?:globalThis|window|self|global)\./, '')
  const capability = Object.hasOwn(members, path) ? members[path] : undefined
  if (capability !== undefined) use(capability, path, node)
  // `globalThis['fe' + 'tch']` is as good as `fetch`; `globalThis.fetch` alone is how libraries look for it.
  if (node.computed && Object.hasOwn(globals, path)) use(globals[path] ?? 'network', path, node)
  if (path !== 'process.env') return
  const names = variablesOf(node, parent, folding)
  if (names === null) use('environment', 'the whole environment', node)
  for (const name of names ?? []) if (secretVariable.test(name)) use('environment', name, node)
}

/** Variables that are taken from the environment, as far as they are named; null where all of it is taken. */
function variablesOf(node: MemberExpression, parent: AnyNode | null, folding: Folding): readonly string[] | null {
  if (parent === null || isTest(parent)) return []
  if (parent.type === 'MemberExpression' && parent.object === node) return [memberName(parent, folding) ?? '']
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern') return null
  const names = parent.id.properties.map((one) => (one.type === 'Property' && one.key.type === 'Identifier' && !one.computed ? one.key.name : null))
  return names.every((name) => name !== null) ? names : null
}

/** `process.env && …`, `typeof process.env` look only if it is there. */
function isTest(parent: AnyNode): boolean {
  return ['LogicalExpression', 'UnaryExpression', 'IfStatement', 'BinaryExpression', 'ConditionalExpression'].includes(parent.type)
}

function readAssignment(target: AnyNode, folding: Folding, use: Use): void {
  if (target.type !== 'MemberExpression') return
  const path = pathOf(target, folding).join('.').replace(/^(?:globalThis|window|self|global)\./, '')
  if (/^(?:fetch|ethereum(?:\.\w+)?|XMLHttpRequest\.prototype\.(?:open|send)|solana(?:\.\w+)?)$/.test(path)) use('page-hooks', path, target)
}

function readText(text: string, node: AnyNode, use: Use): void {
  if (text.length < 4) return
  for (const { capability, by, pattern } of tellingTexts) if (pattern.test(text.slice(0, 20_000))) use(capability, by, node)
}

/** `a.b.c` as its names; what is computed and not known ends it: only the names after that are there. */
function pathOf(node: AnyNode, folding: Folding): readonly string[] {
  const path: string[] = []
  let at: AnyNode = node
  for (;;) {
    if (at.type === 'Identifier') return [at.name, ...path]
    if (at.type === 'ChainExpression' || at.type === 'ParenthesizedExpression') at = at.expression as AnyNode
    else if (at.type === 'MemberExpression') {
      path.unshift(memberName(at, folding) ?? '?')
      at = at.object as AnyNode
    } else if (at.type === 'SequenceExpression') at = at.expressions.at(-1) as AnyNode
    else return ['?', ...path]
  }
}
