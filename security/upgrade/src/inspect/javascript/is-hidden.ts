import type { AnyNode, Literal } from 'acorn'
import type { Foldable, Folding } from './fold-text.ts'

/** Methods of a text that answer another text. */
const textMethods =
  /^(?:concat|replace|replaceAll|slice|substring|substr|padStart|padEnd|repeat|trim|trimStart|trimEnd|toLowerCase|normalize)$/

/** Names that stand for names which are followed. */
const maxHops = 12

/**
 * True for an expression of a name that nobody writes but to hide it: put together from pieces, taken out of a list, decoded. A path is put
 * together by honest code as well: it has a slash or a dot in it, or a function's argument.
 */
export function isHidden(node: Foldable, folding: Folding): boolean {
  let at: Foldable = node
  for (let hop = 0; at?.type === 'Identifier' && hop < maxHops; hop += 1) at = folding.constants.get(at.name) ?? null
  switch (at?.type) {
    case 'BinaryExpression':
      return at.operator === '+' && isPieces(at.left, folding) && isPieces(at.right, folding)
    case 'TemplateLiteral':
      return (
        at.expressions.length > 0 &&
        at.quasis.every(({ value }) => isPiece(value.cooked ?? '')) &&
        at.expressions.every((one) => isPieces(one, folding))
      )
    case 'CallExpression':
      return isAssembling(at.callee, folding)
    case 'MemberExpression':
      return at.computed && at.property.type === 'Literal' && typeof at.property.value === 'number'
    case 'Literal':
      return isDisguised(at)
    default:
      return false
  }
}

/** A literal whose plain letters are written as escapes, or over two lines: `'\x63hild_process'`. */
function isDisguised({ value, raw }: Literal): boolean {
  return typeof value === 'string' && raw !== undefined && raw.length > value.length + 2 && /^[\w:/]+$/.test(value)
}

/** A part of a word: a literal without the signs of a path, or something given once elsewhere; an argument may be anything. */
function isPieces(node: Foldable, folding: Folding): boolean {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' && isPiece(node.value)
    case 'BinaryExpression':
      return isPieces(node.left, folding) && isPieces(node.right, folding)
    case 'Identifier': {
      const given = folding.constants.get(node.name)
      return (
        given !== undefined && given.type !== 'FunctionDeclaration' && isPieces(given, { ...folding, constants: { get: () => undefined } })
      )
    }
    case 'MemberExpression':
      return node.object.type === 'CallExpression' || isPieces(node.object, folding)
    case 'CallExpression':
      return node.callee.type === 'Identifier'
        ? node.callee.name === 'require' || node.callee.name === 'atob'
        : isAssembling(node.callee, folding)
    case 'ObjectExpression':
    case 'ArrayExpression':
      return true
    default:
      return false
  }
}

function isPiece(text: string): boolean {
  return !/[/.]/.test(text)
}

/** `[…].join`, `'…'.split`, `String.fromCharCode`, `Buffer.from(…).toString`, `atob`: what makes a name out of something else. */
function isAssembling(callee: AnyNode, folding: Folding): boolean {
  if (callee.type === 'Identifier')
    return callee.name === 'atob' || callee.name === 'unescape' || /Function/.test(folding.constants.get(callee.name)?.type ?? '')
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false
  const { name } = callee.property
  if (/^(?:fromCharCode|fromCodePoint|atob)$/.test(name)) return true
  if (name === 'toString') return callee.object.type === 'CallExpression' && !makesAddress(callee.object.callee)
  const isOfList = callee.object.type === 'ArrayExpression' || callee.object.type === 'CallExpression'
  return (name === 'join' && isOfList) || (textMethods.test(name) && callee.object.type === 'Literal')
}

/** `pathToFileURL(path)` makes the address of a file, never the name of a module. */
function makesAddress(callee: AnyNode): boolean {
  const called = callee.type === 'SequenceExpression' ? callee.expressions.at(-1) : callee
  const name = called?.type === 'MemberExpression' ? called.property : called
  return name?.type === 'Identifier' && name.name === 'pathToFileURL'
}
