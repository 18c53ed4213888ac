import { foldConfusables } from './text/fold-confusables.ts'
import { findEdits } from './text/find-edits.ts'
import { skeletonOf } from './text/skeleton-of.ts'

/** A name that another one could be taken for. */
export interface Lookalike {
  readonly target: string
  /** A clause about the name: *reads as @galley/echo*. */
  readonly how: string
}

/** Letters of a name, at least, of which one may be misspelt and it still is that name. */
const minMisspelt = 5

/** Letters of a scope, at least, of which one may be misspelt: scopes are short. */
const minMisspeltScope = 4

/**
 * Finds the first of the `known` names that a new one could be taken for, whatever their popularity: it is meant for the few names that
 * are installed or built in, where `checkName` knows the registry's. Two names of one scope never imitate each other: a scope belongs
 * to somebody.
 */
export function findLookalike(name: string, known: readonly string[]): Lookalike | null {
  const own = partsOf(name)
  for (const target of known) {
    const how = target === name ? null : compare(own, partsOf(target))
    if (how !== null) return { target, how: `${how} ${target}` }
  }
  return null
}

interface Parts {
  readonly scope: string | null
  readonly base: string
  readonly whole: string
}

/** A scope as it is written tells its owner; everything else is compared by what the eye sees. */
function partsOf(name: string): Parts & { readonly owner: string | null } {
  const [, owner = null, base = name] = /^@([^/]+)\/(.+)$/s.exec(name) ?? []
  const seen = (text: string): string =>
    skeletonOf(
      foldConfusables(text)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ''),
    )
  return { owner, scope: owner === null ? null : seen(owner), base: seen(base), whole: seen(`${owner ?? ''}${base}`) }
}

function compare(own: ReturnType<typeof partsOf>, other: ReturnType<typeof partsOf>): string | null {
  if (own.owner !== null && own.owner === other.owner) return null
  if (own.whole === other.whole) return 'reads as'
  const lacksScope = (own.scope === null) !== (other.scope === null)
  if (lacksScope && own.base === other.base) return 'has no other name than'
  if (own.scope === null && isNear(own.whole, other.whole, minMisspelt)) return 'is a letter away from'
  if (own.scope === null || other.scope === null) return null
  const isNearScope = own.scope === other.scope || isNear(own.scope, other.scope, minMisspeltScope)
  return isNearScope && (own.base === other.base || isNear(own.base, other.base, minMisspelt)) ? 'is a letter away from' : null
}

function isNear(a: string, b: string, minLetters: number): boolean {
  return Math.min(a.length, b.length) >= minLetters && findEdits(a, b, 1) !== null
}
