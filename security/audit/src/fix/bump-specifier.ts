import { satisfies, validRange } from '@renovatebot/pep440'
import { pypiOrder } from '../advisories/pypi-order.ts'

/**
 * A PEP 440 specifier that admits nothing below `to`, changed as little as can be: `==1.0` → `==1.4`, `>=1,<2` → `>=1.4,<2`.
 * The same text where it admits nothing older already; null where another part of it refuses `to`.
 */
export function bumpSpecifier(spec: string, to: string): string | null {
  const parts = spec
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length === 0) return `>=${to}`
  if (parts.some((part) => !validRange(part))) return null
  if (parts.some((part) => isFloor(part, to))) return spec
  const raised = parts.map((part) => raise(part, to))
  if (raised.some((part) => !satisfies(to, part, { prereleases: true }))) return null
  return raised.some((part, index) => part !== parts[index]) ? raised.join(spec.includes(', ') ? ', ' : ',') : `${spec.trim()},>=${to}`
}

const read = (part: string): readonly [string, string] => {
  const found = /^(===|==|~=|>=|<=|!=|>|<)\s*(.+)$/.exec(part)
  return [found?.[1] ?? '', found?.[2]?.trim() ?? '']
}

/** The one part that holds a version down, raised; parts that hold it below something stay. */
function raise(part: string, to: string): string {
  const [operator, version] = read(part)
  if (['<', '<=', '!='].includes(operator)) return part
  if (version.endsWith('.*')) return part
  // `~=1.4` ends where the number before the last one moves: only as many numbers as were written say the same of the new version.
  if (operator === '~=') return satisfies(to, part, { prereleases: true }) ? part : `~=${to}`
  return `${operator === '>' ? '>=' : operator}${to}`
}

/** True where the part by itself keeps everything below `to` out. */
function isFloor(part: string, to: string): boolean {
  const [operator, version] = read(part)
  const order = version.endsWith('.*') ? null : pypiOrder.compare(version, to)
  return order !== null && (operator === '>' ? order >= 0 : ['==', '===', '~=', '>='].includes(operator) && order >= 0)
}
