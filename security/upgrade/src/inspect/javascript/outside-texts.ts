import type { AnyNode } from 'acorn'
import type { ReleaseFile } from '../archive/release-files.ts'
import { constantsOf } from './constants-of.ts'
import { createFolding, foldText, type OutsideText } from './fold-text.ts'
import { parseScript } from './parse-script.ts'

/** Bytes of a file that is asked for its texts. */
export const maxAskedBytes = 100_000

/** Files of a release that are asked for their texts. */
const maxAsked = 500

/** Makes the answer to which texts a release's other files export: who hides a word may keep its halves in two files. */
export function createOutsideTexts(
  files: ReadonlyMap<string, ReleaseFile>,
  resolve: (from: string, specifier: string) => string | null,
): (from: string) => OutsideText {
  const known = new Map<string, ReadonlyMap<string, string>>()
  const textsOf = (path: string): ReadonlyMap<string, string> => {
    const found = known.get(path)
    const bytes = files.get(path)?.bytes ?? null
    if (found !== undefined) return found
    // Files that ask each other come to nothing.
    known.set(path, new Map())
    if (bytes === null || bytes.length > maxAskedBytes || known.size > maxAsked) return new Map()
    const texts = exportedTexts(path, new TextDecoder().decode(bytes), outside(path))
    known.set(path, texts)
    return texts
  }
  const outside =
    (from: string): OutsideText =>
    (specifier, name) => {
      const path = resolve(from, specifier)
      return path === null ? null : (textsOf(path).get(name) ?? null)
    }
  return outside
}

function exportedTexts(path: string, text: string, outside: OutsideText): ReadonlyMap<string, string> {
  if (path.endsWith('.json')) return textsOfJson(text)
  const parsed = parseScript(text)
  if (parsed === null) return new Map()
  const { nodes } = parsed
  const folding = createFolding(constantsOf(nodes), outside)
  const texts = new Map<string, string>()
  const give = (name: string, value: AnyNode | null | undefined): void => {
    const folded = foldText(value, folding)
    if (folded !== null) texts.set(name, folded)
    if (value?.type === 'ObjectExpression' && name === 'default')
      for (const one of value.properties) if (one.type === 'Property' && one.key.type === 'Identifier') give(one.key.name, one.value)
  }
  for (const node of nodes) {
    if (node.type === 'ExportDefaultDeclaration') give('default', node.declaration)
    else if (node.type === 'ExportNamedDeclaration' && node.declaration?.type === 'VariableDeclaration')
      for (const { id, init } of node.declaration.declarations) if (id.type === 'Identifier') give(id.name, init)
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression' || node.left.property.type !== 'Identifier') continue
    const { object, property } = node.left
    const isModule = object.type === 'Identifier' && object.name === 'module' && property.name === 'exports'
    const isExports = /^(?:module\.)?exports$/.test(text.slice(object.start, object.end))
    if (isModule || isExports) give(isModule ? 'default' : property.name, node.right)
  }
  return texts
}

function textsOfJson(text: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return new Map()
    return new Map(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map()
  }
}
