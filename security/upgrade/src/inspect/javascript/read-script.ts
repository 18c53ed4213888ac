import type { AnyNode, ImportExpression, Program } from 'acorn'
import { capabilityOfModule } from '../capabilities/modules.ts'
import { tellingTexts } from '../capabilities/telling-text.ts'
import { constantsOf } from './constants-of.ts'
import { createFolding, foldText, type OutsideText } from './fold-text.ts'
import { isHidden } from './is-hidden.ts'
import { readCall } from './read-call.ts'
import { readMember } from './read-member.ts'
import type { Reader, ScriptReading, ScriptUse } from './script-reading.ts'
import { walkTree } from './walk-tree.ts'

/** Reads a parsed script: imports, calls, members, assignments and texts, each with the expressions in it folded. */
export function readScript(program: Program, outside?: OutsideText): ScriptReading {
  const nodes = walkTree(program)
  const folding = createFolding(constantsOf(nodes), outside)
  const uses: ScriptUse[] = []
  const imports: string[] = []
  const hosts: { name: string; at: number }[] = []
  const use: Reader['use'] = (capability, by, { start }) => void uses.push({ capability, by, at: start })
  const load: Reader['load'] = (specifier, node, from) => {
    imports.push(specifier)
    const capability = capabilityOfModule(specifier)
    if (capability !== null) use(capability, specifier.replace(/^node:/, ''), node)
    if (capability !== null && from !== null && isHidden(from, folding)) use('hidden-names', specifier, node)
    if (specifier.startsWith('data:')) use('dynamic-code', 'import of a text', node)
  }
  const talk: Reader['talk'] = (name, { start }) => void hosts.push({ name, at: start })
  const escapes = nodes.some(({ node, parent }) => isEscapingRequire(node, parent))
  const reader: Reader = { folding, escapes, use, load, talk }
  for (const { node, parent } of nodes) readNode(node, parent, reader)
  return { uses, imports, hosts }
}

function readNode(node: AnyNode, parent: AnyNode | null, reader: Reader): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (typeof node.source?.value === 'string') reader.load(node.source.value, node, null)
      break
    case 'ImportExpression':
      readImport(node, reader)
      break
    case 'CallExpression':
    case 'NewExpression':
      readCall(node, parent, reader)
      break
    case 'MemberExpression':
      readMember(node, parent, reader)
      break
    case 'AssignmentExpression':
      if (node.left.type === 'MemberExpression') readMember(node.left, node, reader)
      break
    default:
      readText(textOf(node, parent, reader), node, reader)
  }
}

function readImport(node: ImportExpression, { folding, use, load }: Reader): void {
  const specifier = foldText(node.source, folding)
  if (specifier !== null) load(specifier, node, node.source)
  else if (isHidden(node.source, folding)) use('hidden-names', 'import of a name that is put together', node)
  else use('dynamic-code', 'import of a computed name', node)
}

/** The text that a node is by itself; empty for what is none. */
function textOf(node: AnyNode, parent: AnyNode | null, { folding }: Reader): string {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : ''
  if (node.type === 'TemplateElement') return node.value.cooked ?? ''
  const isWhole = node.type === 'BinaryExpression' && node.operator === '+' && parent?.type !== 'BinaryExpression'
  return isWhole ? (foldText(node, folding) ?? '') : ''
}

/** `require` that is handed on as a value: then other names load modules as well. */
function isEscapingRequire(node: AnyNode, parent: AnyNode | null): boolean {
  if (node.type !== 'Identifier' || !/^(?:require|createRequire)$/.test(node.name) || parent === null) return false
  if (parent.type === 'UnaryExpression' || parent.type === 'BinaryExpression') return false
  if (parent.type === 'CallExpression' || parent.type === 'NewExpression') return parent.callee !== node || node.name === 'createRequire'
  return (
    parent.type !== 'MemberExpression' ||
    parent.object !== node ||
    !['resolve', 'cache', 'main', 'extensions'].includes('name' in parent.property ? parent.property.name : '')
  )
}

function readText(text: string, node: AnyNode, { use }: Reader): void {
  if (text.length < 4) return
  const shown = text.slice(0, 20_000)
  for (const { capability, by, pattern } of tellingTexts) if (pattern.test(shown)) use(capability, by, node)
}
