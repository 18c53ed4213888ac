import type { AnyNode, ArrowFunctionExpression, Expression, FunctionExpression, Pattern } from 'acorn'

/** A function that does nothing but answer an expression. */
export interface Answer {
  readonly params: readonly Pattern[]
  readonly expression: Expression | null | undefined
}

/** The expression that a function answers, where that is all it does; null for every other node. */
export function answerOf(node: AnyNode): Answer | null {
  if (!/^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type)) return null
  const { params, body } = node as ArrowFunctionExpression | FunctionExpression
  if (body.type !== 'BlockStatement') return { params, expression: body }
  const [only] = body.body
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? { params, expression: only.argument } : null
}
