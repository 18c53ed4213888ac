import type { Rule } from './rule.ts'

/** Dependencies that a release asks for and the one before it did not: in a small step nobody expects them (axios, March 2026). */
export const dependencyGained: Rule = ({ before, after, step }) => {
  if (before === null) return []
  const gained = Object.entries(after.dependencies).filter(([name]) => !Object.hasOwn(before.dependencies, name))
  if (gained.length === 0) return []
  const isPatch = step === 'patch'
  // A monorepo's own packages, and the platforms of one program, come and go together.
  const own = gained.filter(([name]) => sharesScope(name, Object.keys(before.dependencies)))
  const isForeign = own.length < gained.length
  const names = gained.map(([name]) => name)
  return [
    {
      code: 'dependency-gained',
      severity: isPatch && isForeign ? 'medium' : 'low',
      message: `asks for ${names.length === 1 ? 'a package' : `${names.length} packages`} that the release before did not: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`,
      why: isPatch ? 'A patch release rarely needs another package.' : 'What it asks for is installed and run with it.',
      places: gained.slice(0, 3).map(([name, specifier]) => ({ path: 'package.json', line: 1, text: `"${name}": "${specifier}"`.slice(0, 160) })),
    },
  ]
}

function sharesScope(name: string, others: readonly string[]): boolean {
  const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/') + 1) : null
  return scope !== null && others.some((other) => other.startsWith(scope))
}
