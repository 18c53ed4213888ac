import { align } from '../text/align.ts'
import type { Candidate } from './candidate.ts'
import type { Generator } from './generator.ts'

/** Scopes whose best package has fewer than about 30,000 downloads a month are no targets. */
const LEVEL = 36

/** A scope one or two edits from an established one: `@bable/core`. Where that scope has the package, that one was meant. */
export const nearScope: Generator = (subject, world) => {
  const scope = subject.scope?.toLowerCase() ?? null
  if (scope === null || scope.length < 4) return []
  const found: Candidate[] = []
  for (const [known, level] of world.names.scopes()) {
    if (level < LEVEL || known === scope || known.length < 4 || Math.abs(known.length - scope.length) > 2) continue
    if (known[0] !== scope[0] && known.at(-1) !== scope.at(-1)) continue
    // Few scopes have a package of this name, and asking is cheaper than aligning.
    const target = `@${known}/${subject.base}`
    if (world.names.table.find(target) < 0) continue
    const edits = align(known, scope, known.length < 8 ? 1 : 2)
    if (edits === null) continue
    found.push({ kind: 'near scope', target, level, meant: known, written: scope, edits, added: [], crowd: 0, scopeLevel: 0 })
  }
  return found
}
