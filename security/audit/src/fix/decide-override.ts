import { validRange } from 'semver'
import { isAtLeast } from './bump-range.ts'
import { lineOf } from './line-of.ts'
import { selectorOf, type Move } from './move.ts'

/** The decision about an override: none, set one (in the place of another), or leave it to people. */
export type OverrideDecision =
  | { readonly kind: 'kept' }
  | { readonly kind: 'set'; readonly key: string; readonly value: string; readonly from?: string }
  | { readonly kind: 'refused'; readonly why: string }

/** The override of a name that is wanted: `name` may be an alias, and `value` then says what it stands for. */
interface Wanted {
  readonly name: string
  readonly value: string
  /** The key of a new one. */
  readonly key: string
}

/**
 * Looks at the overrides that are there; one for the whole package, or one that an earlier fix made, is moved on. `$name` follows a
 * dependency of the project's own: `direct` tells its range, which a fix has raised by now.
 */
export function decideOverride(
  existing: Readonly<Record<string, unknown>>,
  wanted: Wanted,
  move: Move,
  direct: (name: string) => string | null,
): OverrideDecision {
  for (const [written, held] of Object.entries(existing)) {
    const range = rangeOf(written, wanted.name)
    if (range === null) continue
    if (range !== '' && !isOurs(range, held, move)) continue
    const followed = typeof held === 'string' && held.startsWith('$') ? direct(held.slice(1)) : null
    const version = versionIn(followed ?? held, move.name)
    if (version !== null && isAtLeast(version, move.to)) return { kind: 'kept' }
    if (version === null || followed !== null)
      return { kind: 'refused', why: `an override of it is there already (${written}: ${JSON.stringify(held)}); decide by hand` }
    return range === ''
      ? { kind: 'set', key: written, value: wanted.value }
      : { kind: 'set', key: wanted.key, value: wanted.value, ...(written === wanted.key ? {} : { from: written }) }
  }
  return { kind: 'set', key: wanted.key, value: wanted.value }
}

/** The key of an override for all versions that a move leaves behind. */
export function keyOf(name: string, move: Move): string {
  return selectorOf({ ...move, name })
}

/** The range in an override's value; null where it is none, or is of another package. */
function versionIn(held: unknown, name: string): string | null {
  if (typeof held !== 'string') return null
  const alias = /^npm:((?:@[^/]+\/)?[^@]+)@/.exec(held)
  const range = alias ? held.slice(alias[0].length) : held.replace(/^npm:/, '')
  return (alias && alias[1] !== name) || validRange(range) === null ? null : range
}

/** The range behind the name in a key; null where the key is of another package, or of one below a parent. */
function rangeOf(key: string, name: string): string | null {
  if (key === name) return ''
  return key.startsWith(`${name}@`) && !/[^\s]>[^=\s]/.test(key.slice(name.length)) ? key.slice(name.length + 1) : null
}

/** `<2.0.1` or `>=2.0.0 <2.0.1`, with a version of the same line as the new one. */
function isOurs(range: string, held: unknown, { name, to, floor }: Move): boolean {
  const form = /^(?:>=(\S+) )?<(\S+)$/.exec(range)
  const version = versionIn(held, name)
  return form !== null && (form[1] ?? null) === floor && version !== null && lineOf('npm', version) === lineOf('npm', to)
}
