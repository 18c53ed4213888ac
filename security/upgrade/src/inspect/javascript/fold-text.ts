import type { AnyNode, CallExpression, Expression, MemberExpression, PrivateIdentifier, Property, SpreadElement, Super } from 'acorn'
import { answerOf } from './answer-of.ts'
import { decoded, fromCodes, joined, joinedPath, unescaped } from './folded-texts.ts'
import { termsOf } from './terms-of.ts'
import { textMethod } from './text-method.ts'

/** Values of names that are given a text, or a list of texts, once in a file. */
export type Constants = ReadonlyMap<string, AnyNode>

/** The text that another file of the release exports by a name (`default` for all that it exports); null where it is none. */
export type OutsideText = (specifier: string, name: string) => string | null

/** Folding of one file: each name is folded once, so that names which stand for each other twice over cost no more. */
export interface Folding {
  readonly constants: Pick<Constants, 'get'>
  readonly texts: Map<string, string | null>
  readonly outside: OutsideText
  /** Calls of the file's own functions that are still looked into. */
  readonly budget: { calls: number }
}

/** Calls of a file's own functions that are looked into. */
const maxCalls = 5000

/** Begins the folding of a file. */
export function createFolding(constants: Constants, outside: OutsideText = () => null): Folding {
  return { constants, texts: new Map(), outside, budget: { calls: maxCalls } }
}

export type Foldable = AnyNode | Expression | PrivateIdentifier | SpreadElement | Super | null | undefined

/** Levels of an expression that are looked into: those who hide a word in more of them hide it from their reader as well. */
const maxDepth = 40

/** Members of a list that is mapped. */
const maxListed = 2000

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
      return joined(
        node.quasis.flatMap((quasi, at) => [
          quasi.value.cooked ?? null,
          ...(at < node.expressions.length ? [fold(node.expressions[at])] : []),
        ]),
      )
    case 'BinaryExpression':
      return joined(termsOf(node).map(fold))
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return fold(node.expression)
    case 'SequenceExpression':
      return fold(node.expressions.at(-1))
    case 'AwaitExpression':
      return fold(node.argument)
    case 'Identifier':
      if (node.name === '__dirname') return '.'
      return foldName(node.name, folding, depth)
    case 'MemberExpression':
      return foldMember(node, folding, depth)
    case 'CallExpression':
      return foldCall(node, folding, depth)
    default:
      return null
  }
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
  const name = node.computed ? foldText(node.property, folding, depth + 1) : memberName(node, folding)
  if (name === null) return null
  if (list !== null) return list[Number(name)] ?? null
  const owner = valueOf(node.object, folding)
  if (owner?.type === 'ObjectExpression') {
    const found = owner.properties.find((one) => one.type === 'Property' && keyOf(one, folding) === name)
    return found?.type === 'Property' ? foldText(found.value, folding, depth + 1) : null
  }
  const specifier = requiredBy(owner, folding, depth)
  if (specifier !== null) return folding.outside(specifier, name)
  return owner?.type === 'MetaProperty' && name === 'dirname' ? '.' : null
}

function keyOf({ key, computed }: Property, folding: Folding): string | null {
  return !computed && key.type === 'Identifier' ? key.name : foldText(key, folding)
}

/** Value that a name was given, if it was given one once. */
function valueOf(node: Foldable, folding: Folding): Foldable {
  return node?.type === 'Identifier' ? (folding.constants.get(node.name) ?? node) : node
}

/** The specifier of `require('./x')` and `await import('./x')`, of a file of the same release. */
function requiredBy(node: Foldable, folding: Folding, depth: number): string | null {
  const call = node?.type === 'AwaitExpression' ? node.argument : node
  const source =
    call?.type === 'ImportExpression'
      ? call.source
      : call?.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require'
        ? call.arguments[0]
        : null
  const specifier = foldText(source, folding, depth + 1)
  return specifier?.startsWith('.') ? specifier : null
}

function foldCall(node: CallExpression, folding: Folding, depth: number): string | null {
  const at = (index: number): string | null => foldText(node.arguments[index], folding, depth + 1)
  if (node.callee.type === 'Identifier') return foldPlainCall(node, node.callee.name, folding, depth)
  if (!isMethodCall(node)) return null
  const name = memberName(node.callee, folding)
  if (name === null) return null
  const made = foldMaker(name, node, folding, depth)
  if (made !== undefined) return made
  const text = foldText(node.callee.object, folding, depth + 1)
  return text === null
    ? null
    : textMethod(
        text,
        name,
        node.arguments.map((_, index) => at(index)),
        node.arguments[0],
      )
}

/** A call of a member: `owner.name(…)`. */
type MethodCall = CallExpression & { readonly callee: MemberExpression }

const isMethodCall = (node: CallExpression): node is MethodCall => node.callee.type === 'MemberExpression'

/** Functions that make a text of something that is none: codes, an encoding, a list, a path; undefined for every other. */
function foldMaker(name: string, node: MethodCall, folding: Folding, depth: number): string | null | undefined {
  const owner = node.callee.object
  const at = (index: number): string | null => foldText(node.arguments[index], folding, depth + 1)
  if (name === 'fromCharCode' || name === 'fromCodePoint') return fromCodes(codesOf(node.arguments, folding, depth))
  if (name === 'atob') return decoded(at(0), 'base64')
  if ((name === 'join' || name === 'resolve') && node.arguments.length > 1) return joinedPath(node.arguments.map((_, index) => at(index)))
  if (name === 'join') return foldList(owner, folding, depth + 1)?.join(node.arguments.length === 0 ? ',' : (at(0) ?? '')) ?? null
  if (name === 'apply' && owner.type === 'MemberExpression' && memberName(owner, folding) === 'fromCharCode')
    return fromCodes(foldList(node.arguments[1], folding, depth + 1) ?? [null])
  if (name === 'toString' && owner.type === 'CallExpression')
    return foldBuffer(owner, folding, depth + 1) ?? foldText(owner, folding, depth + 1)
  return undefined
}

/** `atob(…)`, and the file's own functions of one expression. */
function foldPlainCall(node: CallExpression, name: string, folding: Folding, depth: number): string | null {
  const first = foldText(node.arguments[0], folding, depth + 1)
  if (name === 'atob') return decoded(first, 'base64')
  if (name === 'decodeURIComponent' || name === 'unescape') return first === null ? null : unescaped(first)
  if (name === 'require') return first?.startsWith('.') ? folding.outside(first, 'default') : null
  const own = folding.constants.get(name)
  const body = own === undefined ? null : answerOf(own)
  if (body === null || folding.budget.calls <= 0) return null
  folding.budget.calls -= 1
  const given = new Map<string, AnyNode>()
  for (const [index, param] of body.params.entries()) {
    const text = foldText(node.arguments[index], folding, depth + 1)
    if (text !== null && param.type === 'Identifier') given.set(param.name, literal(text, node))
  }
  const constants = { get: (one: string) => given.get(one) ?? folding.constants.get(one) }
  return foldText(body.expression, { ...folding, constants, texts: new Map() }, depth + 1)
}

/** `Buffer.from('…', 'base64')`, of which `toString` makes a text. */
function foldBuffer(node: CallExpression, folding: Folding, depth: number): string | null {
  if (!isMethodCall(node) || memberName(node.callee, folding) !== 'from') return null
  const [text, encoding] = [foldText(node.arguments[0], folding, depth + 1), foldText(node.arguments[1], folding, depth + 1)]
  if (node.arguments.length === 1) return fromCodes(foldList(node.arguments[0], folding, depth + 1) ?? [null])
  return encoding === 'base64' || encoding === 'hex' ? decoded(text, encoding) : null
}

function foldList(node: Foldable, folding: Folding, depth: number): readonly string[] | null {
  if (node === null || node === undefined || depth > maxDepth) return null
  if (node.type === 'Identifier') return foldList(folding.constants.get(node.name), folding, depth + 1)
  if (node.type === 'ArrayExpression') {
    const texts = node.elements.map((one) => foldText(one, folding, depth + 1))
    return texts.every((text) => text !== null) ? texts : null
  }
  if (node.type !== 'CallExpression' || !isMethodCall(node)) return null
  const { object } = node.callee
  switch (memberName(node.callee, folding)) {
    case 'reverse':
      return foldList(object, folding, depth + 1)?.toReversed() ?? null
    case 'map':
      return foldMap(object, node.arguments[0], folding, depth + 1)
    case 'split': {
      const text = foldText(object, folding, depth + 1)
      const by = foldText(node.arguments[0], folding, depth + 1)
      return text === null || by === null ? null : text.split(by)
    }
    default:
      return null
  }
}

/** `[99, 112].map((code) => String.fromCharCode(code))`, and other functions of one expression. */
function foldMap(owner: Foldable, by: Foldable, folding: Folding, depth: number): readonly string[] | null {
  const list = foldList(owner, folding, depth)
  const one = valueOf(by, folding)
  const isNative = one?.type === 'MemberExpression' && memberName(one, folding) === 'fromCharCode'
  const body = one === null || one === undefined ? null : answerOf(one)
  const [param] = body?.params ?? []
  if (list === null || list.length > maxListed) return null
  if (isNative) return list.map((code) => String.fromCharCode(Number(code)))
  if (body === null || param?.type !== 'Identifier') return null
  const texts = list.map((text): string | null => {
    const constants = { get: (name: string) => (name === param.name ? literal(text, one as AnyNode) : folding.constants.get(name)) }
    return foldText(body.expression, { ...folding, constants, texts: new Map() }, depth + 1)
  })
  return texts.every((text) => text !== null) ? texts : null
}

function codesOf(nodes: CallExpression['arguments'], folding: Folding, depth: number): readonly (string | null)[] {
  return nodes.flatMap((one): readonly (string | null)[] =>
    one.type === 'SpreadElement' ? (foldList(one.argument, folding, depth + 1) ?? [null]) : [foldText(one, folding, depth + 1)],
  )
}

function literal(value: string, { start, end }: AnyNode): AnyNode {
  return { type: 'Literal', value, start, end }
}
