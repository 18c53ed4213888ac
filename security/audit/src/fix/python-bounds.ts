import type { Move } from './move.ts'

/**
 * The specifier of a constraint that a fix writes: from the fixed version on, and below the next major one where the fix needs no
 * other, because resolvers take the newest they may. Calendar versions (2026.1) have no such line, versions with an epoch neither.
 */
export function boundsOf({ to, isMajor }: Pick<Move, 'to' | 'isMajor'>): string {
  const major = Number(/^(\d{1,3})(?:\.|$)/.exec(to)?.[1] ?? NaN)
  return isMajor || Number.isNaN(major) ? `>=${to}` : `>=${to},<${major + 1}`
}

/** True for what an earlier fix wrote: it is replaced as a whole. */
export function isBounds(specifier: string): boolean {
  return /^>=[^,\s]+(?:,<\d+)?$/.test(specifier)
}
