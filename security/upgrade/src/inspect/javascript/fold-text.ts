import type { AnyNode, BinaryExpression, CallExpression, Expression, MemberExpression, PrivateIdentifier, SpreadElement, Super } from 'acorn'

/** Values of names that are given a text, or a list of texts, once in a file. */
export type Constants = ReadonlyMap<string, AnyNode>

/** Folding of one file: each name is folded once, so that names which stand for each other twice over cost no more. */
export interface Folding {
  readonly constants: Constants
  readonly texts: Map<string, string | null>
}

/** Begins the folding of a file. */
export function createFolding(constants: Constants): Folding {
  return { constants, texts: new Map() }
}

type Foldable = AnyNode | Expression | PrivateIdentifier | SpreadElement | Super | null | undefined

/** Levels of an expression that are looked into: those who hide a word in more of them hide it from their reader as well. */
const maxDepth = 40

/** Characters of a folded text. */
const maxChars = 1_000_000

/**
 * The text that an expression comes to, as far as it stands in the file: literals, templates, `+`, names given once, lists that are joined,
 * reversed or indexed, character codes, base64 and hex that are decoded. Null for everything else.
 */
export function foldText(node: Foldable, folding: Folding, depth = 0): string | null {
  if (node === null || node === undefined || depth > maxDepth) return null
  const fold = (one: Foldable): string | null => foldText(one, folding, depth + 1)
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : typeof node.value === 'number' ? String(node.value) : null
    case 'TemplateLiteral':
      return joined(node.quasis.flatMap((quasi, at) => [quasi.value.cooked ?? null, ...(at < node.expressions.length ? [fold(node.expressions[at])] : [])]))
    case 'BinaryExpression':
      return joined(termsOf(node).map(fold))
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return fold(node.expression)
    case 'SequenceExpression':
      return fold(node.expressions.at(-1))
    case 'Identifier':
      return foldName(node.name, folding, depth)
    case 'MemberExpression':
      return foldMember(node, folding, depth)
    case 'CallExpression':
      return foldCall(node, folding, depth)
    default:
      return null
  }
}

/** The parts of `a + b + c`, without recursion: who hides a word may cut it into a thousand. */
function termsOf(node: BinaryExpression): readonly Foldable[] {
  const terms: Foldable[] = []
  let left: Foldable = node
  while (left?.type === 'BinaryExpression') {
    if (left.operator !== '+') return [null]
    terms.unshift(left.right)
    left = left.left
  }
  return [left, ...terms]
}

function foldName(name: string, folding: Folding, depth: number): string | null {
  const known = folding.texts.get(name)
  if (known !== undefined) return known
  // A name that stands for itself comes to nothing.
  folding.texts.set(name, null)
  const text = foldText(folding.constants.get(name), folding, depth + 1)
  folding.texts.set(name, text)
  return text
}

/** Names of members as texts: `.exec` and `['ex' + 'ec']` alike. */
export function memberName(node: MemberExpression, folding: Folding): string | null {
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : foldText(node.property, folding)
}

function foldMember(node: MemberExpression, folding: Folding, depth: number): string | null {
  const list = foldList(node.object, folding, depth + 1)
  const index = Number(foldText(node.property, folding, depth + 1) ?? Number.NaN)
  return list !== null && node.computed && Number.isSafeInteger(index) ? (list[index] ?? null) : null
}

function foldCall(node: CallExpression, folding: Folding, depth: number): string | null {
  const first = foldText(node.arguments[0], folding, depth + 1)
  if (node.callee.type === 'Identifier') return node.callee.name === 'atob' && first !== null ? decode(first, 'base64') : null
  if (node.callee.type !== 'MemberExpression') return null
  const name = memberName(node.callee, folding)
  const owner = node.callee.object
  if (name === 'fromCharCode') return fromCodes(node.arguments.map((one) => foldText(one, folding, depth + 1)))
  if (name === 'atob' && first !== null) return decode(first, 'base64')
  if (name === 'join') return foldList(owner, folding, depth + 1)?.join(node.arguments.length === 0 ? ',' : (first ?? '')) ?? null
  const text = foldText(owner, folding, depth + 1)
  if (name === 'toString') return owner.type === 'CallExpression' ? foldBuffer(owner, folding, depth + 1) : text
  if (text === null) return null
  if (name === 'concat') return joined([text, ...node.arguments.map((one) => foldText(one, folding, depth + 1))])
  if (name === 'replace' || name === 'replaceAll') return foldReplace(text, node, folding)
  return name === 'toLowerCase' || name === 'trim' ? text.toLowerCase().trim() : null
}

/** `Buffer.from('…', 'base64').toString()`. */
function foldBuffer(node: CallExpression, folding: Folding, depth: number): string | null {
  if (node.callee.type !== 'MemberExpression' || memberName(node.callee, folding) !== 'from') return null
  const [text, encoding] = [foldText(node.arguments[0], folding, depth + 1), foldText(node.arguments[1], folding, depth + 1)]
  return text !== null && (encoding === 'base64' || encoding === 'hex') ? decode(text, encoding) : null
}

function foldReplace(text: string, node: CallExpression, folding: Folding): string | null {
  const [what, by] = [foldText(node.arguments[0], folding), foldText(node.arguments[1], folding)]
  return what === null || by === null || what === '' ? null : text.replaceAll(what, () => by).slice(0, maxChars)
}

function foldList(node: Foldable, folding: Folding, depth: number): readonly string[] | null {
  if (node === null || node === undefined || depth > maxDepth) return null
  if (node.type === 'Identifier') return foldList(folding.constants.get(node.name), folding, depth + 1)
  if (node.type === 'ArrayExpression') {
    const texts = node.elements.map((one) => foldText(one, folding, depth + 1))
    return texts.every((text) => text !== null) ? texts : null
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null
  const name = memberName(node.callee, folding)
  if (name === 'reverse') return foldList(node.callee.object, folding, depth + 1)?.toReversed() ?? null
  if (name !== 'split') return null
  const [text, by] = [foldText(node.callee.object, folding, depth + 1), foldText(node.arguments[0], folding, depth + 1)]
  return text === null || by === null ? null : text.split(by)
}

function joined(parts: readonly (string | null)[]): string | null {
  return parts.every((part) => part !== null) ? parts.join('').slice(0, maxChars) : null
}

function fromCodes(codes: readonly (string | null)[]): string | null {
  const numbers = codes.map((code) => (code === null ? Number.NaN : Number(code)))
  return numbers.length > 0 && numbers.every((one) => Number.isInteger(one)) ? String.fromCharCode(...numbers) : null
}

function decode(text: string, encoding: 'base64' | 'hex'): string | null {
  const decoded = Buffer.from(text, encoding).toString('utf8')
  return decoded === '' ? null : decoded
}
