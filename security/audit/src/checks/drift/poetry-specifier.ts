import { sortClauses } from './python-requirement.ts'

/**
 * Writes a version constraint of Poetry's own (`^1.2`, `~1.2`, `1.*`, `1.2`, `>=1 <2 || 3`) in the words of PEP 440, alternatives with `||`.
 * https://python-poetry.org/docs/dependency-specification/#version-constraints
 */
export function poetrySpecifier(constraint: string): string {
  return constraint
    .split(/\s*\|\|?\s*/)
    .map((one) => sortClauses((one.trim().match(/[^\s,]+(?:(?<=[<>=!~^])\s+[^\s,]+)?/g) ?? []).map(clauseOf).join(',')))
    .join('||')
}

function clauseOf(text: string): string {
  const { operator = '', version = '' } = /^(?<operator>[<>=!~^]*)\s*v?(?<version>.*)$/.exec(text)?.groups ?? {}
  if (version === '*' || version === '') return ''
  if (operator === '^') return `>=${version},<${caretEnd(version)}`
  if (operator === '~') return `>=${version},<${tildeEnd(version)}`
  return operator === '' || operator === '=' ? `==${version}` : `${operator}${version}`
}

/** The first version beyond `^`: the leftmost number that is not zero goes up. */
function caretEnd(version: string): string {
  const numbers = numbersIn(version)
  const index = numbers.findIndex((number, at) => number > 0 || at === numbers.length - 1)
  return [...numbers.slice(0, index), (numbers[index] ?? 0) + 1].join('.')
}

/** The first version beyond `~`: the second number goes up, or the first where it is alone. */
function tildeEnd(version: string): string {
  const [major = 0, minor] = numbersIn(version)
  return minor === undefined ? `${major + 1}` : `${major}.${minor + 1}`
}

const numbersIn = (version: string): readonly number[] => (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number)
