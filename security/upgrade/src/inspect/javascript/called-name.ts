import type { AnyNode } from 'acorn'

/** The last name of what is called: `b` of `b()` and of `a.b()`; empty where it has none. */
export function calledName(callee: AnyNode): string {
  if (callee.type === 'Identifier') return callee.name
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : ''
}
