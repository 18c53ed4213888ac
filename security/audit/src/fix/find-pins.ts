import { validRange } from 'semver'
import { isAtLeast } from './bump-range.ts'
import { valueOf } from './plan-overrides.ts'
import { objectOf } from './read-object.ts'
import type { Move } from './move.ts'

/** An override of a package below another one, and the value that lets the fixed version in. */
export interface Pin {
  /** Keys from the section of the overrides. */
  readonly path: readonly string[]
  /** The name of the package above. */
  readonly above: string
  /** The name that is overridden. */
  readonly key: string
  readonly value: string
  /** It holds the package down now. */
  readonly isTooLow: boolean
}

/**
 * Finds overrides of a package below another one: they win over one for everywhere. npm and bun nest
 * (`{ "top": { "deep": "1.0.0" } }`), pnpm writes `top>deep`, yarn `top/deep`, also behind a glob.
 */
export function findPins(section: Readonly<Record<string, unknown>>, keys: readonly string[], move: Move): readonly Pin[] {
  return Object.entries(section).flatMap(([written, held]): readonly Pin[] => {
    if (typeof held !== 'string')
      return Object.entries(objectOf(held)).flatMap(([key, value]) =>
        pinOf([written, key], { above: written, key, held: value }, keys, move),
      )
    const [, above = '', key = ''] = /^(?:\*\*\/)?((?:@[^/]+\/)?[^/>]+)[/>]((?:@[^/]+\/)?[^/>]+)$/.exec(written) ?? []
    return pinOf([written], { above, key, held }, keys, move)
  })
}

function pinOf(
  path: readonly string[],
  { above, key, held }: { readonly above: string; readonly key: string; readonly held: unknown },
  keys: readonly string[],
  move: Move,
): readonly Pin[] {
  const name = nameIn(key)
  const range = typeof held === 'string' ? held.replace(/^npm:(?:(?:@[^/]+\/)?[^@]+@)?/, '') : ''
  if (!keys.includes(name) || range === '' || validRange(range) === null) return []
  return [{ path, above: nameIn(above), key: name, value: valueOf(name, move), isTooLow: !isAtLeast(range, move.to) }]
}

/** The name before a range. */
const nameIn = (key: string): string => /^@?[^@]*/.exec(key)?.[0] ?? key
