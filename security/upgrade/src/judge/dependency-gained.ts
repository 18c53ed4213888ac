import type { Place } from '../inspect/profile.ts'
import type { Rule } from './rule.ts'

/** Systems, as the packages of one program’s platforms name them. */
const platform = /(?:^|[-/])(?:android|darwin|linux|linuxmusl|win32|windows|freebsd|netbsd|openbsd|openharmony|sunos|aix|wasm32)(?:-|$)/

/** Dependencies that a release asks for and the one before it did not: in a small step nobody expects them. */
export const dependencyGained: Rule = ({ before, after, step }) => {
  if (before === null) return []
  const gained = Object.entries(after.dependencies).filter(([name]) => !Object.hasOwn(before.dependencies, name))
  if (gained.length === 0) return []
  const names = gained.map(([name]) => name)
  const foreign = names.filter((name) => !isKin(name, [...Object.keys(before.dependencies), ...(before.imports ?? [])]))
  // axios 1.14.1 and 0.30.4 (March 2026) asked for a package that none of their files used: it was there to be installed.
  const unused = after.imports === null ? [] : foreign.filter((name) => !after.imports?.includes(name))
  const isSmall = step === 'patch' || step === 'minor' || step === 'other'
  const shown = unused.length > 0 ? [...unused, ...names.filter((name) => !unused.includes(name))] : names
  const none =
    unused.length === 0
      ? ''
      : unused.length === 1
        ? ', and no file of it uses that package'
        : `, and no file of it uses ${unused.length} of them`
  return [
    {
      code: 'dependency-gained',
      severity: unused.length > 0 && isSmall ? 'high' : step === 'patch' && foreign.length > 0 && after.imports === null ? 'medium' : 'low',
      message: `asks for ${names.length === 1 ? 'a package' : `${names.length} packages`} that the release before did not: ${shown.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}${none}`,
      why:
        unused.length > 0
          ? 'A package that no code uses is there for what it does when it is installed.'
          : 'What it asks for is installed and run with it.',
      places: shown.slice(0, 3).map((name) => placeOf(name, after.dependencies[name] ?? '', { isPython: after.imports === null })),
    },
  ]
}

/** The line that asks for a package: of a manifest of npm, or of Python's metadata. */
function placeOf(name: string, range: string, { isPython }: { readonly isPython: boolean }): Place {
  const [path, text] = isPython ? ['METADATA', `Requires-Dist: ${name} ${range}`] : ['package.json', `"${name}": "${range}"`]
  return { path, line: 1, text: text.trim().slice(0, 160) }
}

/** A monorepo's own packages, the platforms of one program, and types come and go together. */
function isKin(name: string, others: readonly string[]): boolean {
  if (name.startsWith('@types/') || platform.test(name)) return true
  const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/') + 1) : null
  return scope !== null && others.some((other) => other.startsWith(scope))
}
