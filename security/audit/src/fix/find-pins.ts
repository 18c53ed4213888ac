import { satisfies, validRange } from 'semver'
import { isAtLeast } from './bump-range.ts'
import { valueOf } from './plan-overrides.ts'
import type { Ask } from './asks/ask.ts'
import { objectOf } from './read-object.ts'
import type { Move } from './move.ts'

/** An override of a package below another one, and the value that lets the fixed version in. */
export interface Pin {
  /** Keys from the section of the overrides. */
  readonly path: readonly string[]
  /** The name of the package above, and the range of its versions; null for all. */
  readonly above: string
  readonly range: string | null
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
export function findPins(section: Readonly<Record<string, unknown>>, others: readonly Ask[], move: Move): readonly Pin[] {
  const found = Object.entries(section).flatMap(([written, held]): readonly Pin[] => {
    if (typeof held !== 'string')
      return Object.entries(objectOf(held)).flatMap(([key, value]) => pinOf([written, key], { above: written, key, held: value }, move))
    const [, above = '', key = ''] = /^(?:\*\*\/)?((?:@[^/]+\/)?[^/>]+)[/>]((?:@[^/]+\/)?[^/>]+)$/.exec(written) ?? []
    return pinOf([written], { above, key, held }, move)
  })
  // One for an entry of another line is none of this move's.
  return found.filter((pin) => others.some((ask) => isFor(pin, ask)))
}

/** True for a pin that decides what a request is answered by. */
export function isFor({ above, range, key }: Pin, { key: asked, by }: Ask): boolean {
  return key === asked && by !== null && (above === by.key || above === by.name) && (range === null || satisfies(by.version, range))
}

function pinOf(
  path: readonly string[],
  { above, key, held }: { readonly above: string; readonly key: string; readonly held: unknown },
  move: Move,
): readonly Pin[] {
  const name = nameIn(key)
  const range = typeof held === 'string' ? held.replace(/^npm:(?:(?:@[^/]+\/)?[^@]+@)?/, '') : ''
  if (range === '' || validRange(range) === null) return []
  return [
    {
      path,
      above: nameIn(above),
      range: validRange(above.slice(nameIn(above).length + 1) || '*'),
      key: name,
      value: valueOf(name, move),
      isTooLow: !isAtLeast(range, move.to),
    },
  ]
}

/** The name before a range. */
const nameIn = (key: string): string => /^@?[^@]*/.exec(key)?.[0] ?? key
