import { satisfiesPython } from './python-requirement.ts'

/** Interpreters that a marker is tried on: the first and a late patch of each minor version. */
const interpreters = [7, ...Array.from({ length: 40 }, (_, minor) => minor)].flatMap((minor, index) => {
  const release = `${index === 0 ? 2 : 3}.${minor}`
  return [`${release}.0`, `${release}.99`]
})

/**
 * True where a marker can hold for an interpreter that the project allows. Only comparisons with the interpreter's version are judged; of
 * everything else (platforms, extras) it is taken that it may hold.
 */
export function canApply(marker: string, requiresPython: string): boolean {
  if (marker === '' || !/python_/.test(marker)) return true
  const tokens = marker.match(/\(|\)|'[^']*'|"[^"]*"|[<>=!~]+|[\w.]+/g) ?? []
  return interpreters.filter((version) => satisfiesPython(version, requiresPython)).some((version) => holds(tokens, version))
}

function holds(tokens: readonly string[], version: string): boolean {
  let at = 0
  const any = (): boolean => {
    let value = all()
    while (tokens[at] === 'or') {
      at++
      value = all() || value
    }
    return value
  }
  const all = (): boolean => {
    let value = one()
    while (tokens[at] === 'and') {
      at++
      value = one() && value
    }
    return value
  }
  const one = (): boolean => {
    if (tokens[at] !== '(') return compare()
    at++
    const value = any()
    at++
    return value
  }
  const compare = (): boolean => {
    const [name = '', operator = ''] = tokens.slice(at, at + 2)
    const isNegated = operator === 'not'
    const wanted = (tokens[at + (isNegated ? 3 : 2)] ?? '').slice(1, -1)
    at += isNegated ? 4 : 3
    if (name !== 'python_version' && name !== 'python_full_version') return true
    const actual = name === 'python_version' ? version.split('.').slice(0, 2).join('.') : version
    if (operator === 'in') return wanted.split(/[\s,]+/).includes(actual)
    if (isNegated) return !wanted.split(/[\s,]+/).includes(actual)
    return satisfiesPython(actual, `${operator}${wanted}`)
  }
  return any()
}
