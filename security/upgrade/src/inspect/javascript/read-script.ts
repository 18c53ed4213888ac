import type { AnyNode, ImportExpression } from 'acorn'
import { capabilityOfModule } from '../capabilities/modules.ts'
import { namedScripts } from '../named-scripts.ts'
import { tellingTexts } from '../capabilities/telling-text.ts'
import { assembledNames } from './assembled-names.ts'
import { constantsOf } from './constants-of.ts'
import { createFolding, foldText, type OutsideText } from './fold-text.ts'
import { isHidden } from './is-hidden.ts'
import type { ParsedScript } from './parse-script.ts'
import { readCall } from './read-call.ts'
import { readMember } from './read-member.ts'
import type { Reader, ScriptReading, ScriptUse } from './script-reading.ts'
import { surroundingsOf } from './surroundings-of.ts'

/** Reads a parsed script: imports, calls, members, assignments and texts, each with the expressions in it folded. */
export function readScript({ program, nodes }: ParsedScript, outside?: OutsideText): ScriptReading {
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
  const runs = new Set<string>()
  const name: Reader['name'] = (text) => {
    for (const one of namedScripts(text)) runs.add(one)
  }
  const reader: Reader = { folding, around: surroundingsOf(program, nodes), assembled: assembledNames(nodes), use, load, talk, name }
  for (const node of nodes) readNode(node, reader)
  return { uses, imports, runs: [...runs], hosts: hosts.toSorted((a, b) => a.at - b.at) }
}

function readNode(node: AnyNode, reader: Reader): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (typeof node.source?.value === 'string') reader.load(node.source.value, node, node.source)
      break
    case 'ImportExpression':
      readImport(node, reader)
      break
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      readCall(node, reader)
      break
    case 'MemberExpression':
      readMember(node, reader)
      break
    default:
      readText(textOf(node, reader), node, reader)
  }
}

function readImport(node: ImportExpression, { folding, use, load }: Reader): void {
  const specifier = foldText(node.source, folding)
  if (specifier !== null) load(specifier, node, node.source)
  else if (isHidden(node.source, folding)) use('hidden-names', 'import of a name that is put together', node)
  else use('dynamic-code', 'import of a computed name', node)
}

/** The text that a node is by itself; empty for what is none. */
function textOf(node: AnyNode, { folding, around }: Reader): string {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : ''
  if (node.type === 'TemplateElement') return node.value.cooked ?? ''
  return node.type === 'BinaryExpression' && !around.isPart(node) ? (foldText(node, folding) ?? '') : ''
}

function readText(text: string, node: AnyNode, { use, name }: Reader): void {
  if (text.length < 4) return
  const shown = text.slice(0, 20_000)
  name(shown)
  if (!telling.test(shown)) return
  for (const { capability, by, pattern } of tellingTexts) if (pattern.test(shown)) use(capability, by, node)
}

/** One look for all of the telling texts: nearly no text is one. */
const telling = new RegExp(tellingTexts.map(({ pattern }) => pattern.source).join('|'), 'i')
