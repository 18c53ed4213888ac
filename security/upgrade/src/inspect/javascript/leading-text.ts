import { foldText, type Foldable, type Folding } from './fold-text.ts'

/** The beginning of a text, as far as it stands in the file: that is where a host is. */
export function leadingText(node: Foldable, folding: Folding): string | null {
  const whole = foldText(node, folding)
  if (whole !== null) return whole
  if (node?.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? null
  return node?.type === 'BinaryExpression' && node.operator === '+' ? leadingText(node.left, folding) : null
}
