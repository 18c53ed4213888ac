import { findEdits } from '../text/find-edits.ts'
import type { Edit } from '../text/find-edits.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Popularity of a scope that has no package of this name, at least: 420,000 downloads a month. Few letters make too many neighbours. */
const minPopularityAlone = 45
const minLettersAlone = 5

/** Letters of a scope that is compared, at least. */
const minLetters = 4

/**
 * Finds a scope one or two edits from an established one: `@bable/core`. The package behind it may be invented (`@bable/new-name`):
 * who holds the scope may publish any.
 */
export const findNearScope: ImitationFinder = (candidate, { names }) => {
  const scope = candidate.scope?.toLowerCase() ?? ''
  if (scope.length < minLetters) return []
  const found: Imitation[] = []
  for (let length = Math.max(minLetters, scope.length - 2); length <= scope.length + 2; length++) {
    for (const known of names.knownScopes(length)) {
      if (known === scope || (known[0] !== scope[0] && known.at(-1) !== scope.at(-1))) continue
      const edits = findEdits(known, scope, length < 8 ? 1 : 2)
      if (edits === null) continue
      const popularity = names.scopePopularity(known)
      const target = `@${known}/${candidate.base}`
      const isThere = names.table.find(target) >= 0
      if (!isThere && (popularity < minPopularityAlone || length < minLettersAlone || !isSlip(edits, known))) continue
      const shared = { target, popularity, scopePopularity: 0, addedWords: [], ties: 0 } as const
      found.push({ ...shared, kind: isThere ? 'near scope' : 'near scope, new name', targetText: known, candidateText: scope, edits })
    }
  }
  return found
}

/** Tells a slip from another name: a plural, a number or letters added at the end, and another first letter are chosen on purpose. */
function isSlip(edits: readonly Edit[], known: string): boolean {
  return edits.every(({ kind, at, to, from, before }) => {
    if (kind === 'insert' && at === known.length) return to === before
    if (kind === 'delete' && at === known.length - 1) return from !== 's'
    return at > 0 || kind === 'transpose'
  })
}
