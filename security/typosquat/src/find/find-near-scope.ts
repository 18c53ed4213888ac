import { findEdits } from '../text/find-edits.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Popularity of a scope that is a target, at least: its best package has 30,000 downloads a month. */
const minPopularity = 36

/** Finds a scope one or two edits from an established one that has a package of this name: `@bable/core`. */
export const findNearScope: ImitationFinder = (candidate, { names }) => {
  const scope = candidate.scope?.toLowerCase() ?? null
  if (scope === null || scope.length < 4) return []
  const found: Imitation[] = []
  for (const [known, popularity] of names.scopes()) {
    if (popularity < minPopularity || known === scope || known.length < 4 || Math.abs(known.length - scope.length) > 2) continue
    if (known[0] !== scope[0] && known.at(-1) !== scope.at(-1)) continue
    // Few scopes have a package of this name, and asking is cheaper than aligning.
    const target = `@${known}/${candidate.base}`
    if (names.table.find(target) < 0) continue
    const edits = findEdits(known, scope, known.length < 8 ? 1 : 2)
    if (edits === null) continue
    const shared = { kind: 'near scope', target, popularity, scopePopularity: 0, addedWords: [], ties: 0 } as const
    found.push({ ...shared, targetText: known, candidateText: scope, edits })
  }
  return found
}
