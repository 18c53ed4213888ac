import { validRange } from 'semver'
import { isAtLeast } from './bump-range.ts'
import { lineOf } from './line-of.ts'
import { selectorOf, type Move } from './move.ts'

/** The decision about an override: none, set one (in the place of another), or leave it to people. */
export type OverrideDecision =
  | { readonly kind: 'kept' }
  | { readonly kind: 'set'; readonly key: string; readonly value: string; readonly from?: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Looks at the overrides that are there; one for the whole package, or one that an earlier fix made, is moved on. */
export function decideOverride(existing: Readonly<Record<string, unknown>>, move: Move): OverrideDecision {
  const key = selectorOf(move)
  for (const [written, value] of Object.entries(existing)) {
    const range = rangeOf(written, move.name)
    if (range === null) continue
    if (range !== '' && !isOurs(range, value, move)) continue
    if (typeof value !== 'string' || validRange(value) === null)
      return { kind: 'refused', why: `an override of it is there already (${written}: ${JSON.stringify(value)}); decide by hand` }
    if (isAtLeast(value, move.to)) return { kind: 'kept' }
    return range === ''
      ? { kind: 'set', key: written, value: move.to }
      : { kind: 'set', key, value: move.to, ...(written === key ? {} : { from: written }) }
  }
  return { kind: 'set', key, value: move.to }
}

/** The range behind the name in a key; null where the key is of another package, or of one below a parent. */
function rangeOf(key: string, name: string): string | null {
  if (key === name) return ''
  return key.startsWith(`${name}@`) && !/[^\s]>[^=\s]/.test(key.slice(name.length)) ? key.slice(name.length + 1) : null
}

/** `<2.0.1` or `>=2.0.0 <2.0.1`, with a version of the same line as the new one. */
function isOurs(range: string, value: unknown, { to, floor }: Move): boolean {
  const form = /^(?:>=(\S+) )?<(\S+)$/.exec(range)
  return form !== null && (form[1] ?? null) === floor && typeof value === 'string' && lineOf('npm', value) === lineOf('npm', to)
}
