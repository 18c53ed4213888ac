import type { Ask } from './asks/ask.ts'
import { isReached, type Asks } from './find-asks.ts'
import type { Move } from './move.ts'

/** One override that a move needs. `value` names the real package where `key` is an alias. */
export interface WantedOverride {
  /** The name that is overridden. */
  readonly key: string
  readonly value: string
  /** Only below this package; null for everywhere. */
  readonly below: NonNullable<Ask['by']> | null
  /** The specifiers that it is for, each once; none where the lockfile keeps none. */
  readonly specifiers: readonly string[]
}

/**
 * Plans the overrides of a move: one for a name where that reaches nothing else, else one below each package that asks. An alias has its
 * own: its key is the alias, and a bare version under it would ask the registry for a stranger who is called so.
 */
export function planOverrides(move: Move, { others, spared, isKnown }: Asks): readonly WantedOverride[] {
  if (!isKnown) return [{ key: move.name, value: move.to, below: null, specifiers: [] }]
  return [...Map.groupBy(others, ({ key }) => key)].flatMap(([key, asks]) => {
    const value = valueOf(key, move)
    if (!spared.some((ask) => ask.key === key && isReached(ask, move))) return [{ key, value, below: null, specifiers: specifiersOf(asks) }]
    const parents = Map.groupBy(asks, ({ by }) => `${by?.key}@${by?.version}`)
    return [...parents.values()].map((of) => ({ key, value, below: of[0]?.by ?? null, specifiers: specifiersOf(of) }))
  })
}

/** The value of an override: a version, and for an alias the package that it stands for too. */
export function valueOf(key: string, { name, to }: Pick<Move, 'name' | 'to'>): string {
  return key === name ? to : `npm:${name}@${to}`
}

const specifiersOf = (asks: readonly Ask[]): readonly string[] => [...new Set(asks.flatMap(({ specifier }) => specifier ?? []))]
