import type { Rule } from './rule.ts'

/** Files of machine code, where the release before had none of the kind. */
export const binaryGained: Rule = ({ before, after }) => {
  if (before === null) return []
  const kinds = new Set(before.binaries.map(({ kind }) => kind))
  const gained = after.binaries.filter(({ kind }) => !kinds.has(kind))
  const [first] = gained
  if (first === undefined) return []
  return [
    {
      code: 'binary-gained',
      severity: first.kind === 'WebAssembly' ? 'low' : 'medium',
      message: `has machine code that the release before had not: ${gained
        .slice(0, 3)
        .map(({ path, kind }) => `${path} (${kind})`)
        .join(', ')}`,
      why: 'Nobody can read what it does.',
      places: gained.slice(0, 3).map(({ path, kind }) => ({ path, line: 1, text: kind })),
    },
  ]
}
