import type { BinaryExpression, Expression, PrivateIdentifier } from 'acorn'

/** The parts of `a + b + c`, without recursion: who hides a word may cut it into a thousand. */
export function termsOf(node: BinaryExpression): readonly (Expression | PrivateIdentifier | null)[] {
  const terms: Expression[] = []
  let left: Expression | PrivateIdentifier = node
  while (left?.type === 'BinaryExpression') {
    if (left.operator !== '+') return [null]
    terms.unshift(left.right)
    left = left.left
  }
  return [left, ...terms]
}
