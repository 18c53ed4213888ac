import { align } from '../text/align.ts'
import type { Candidate } from './candidate.ts'
import type { Generator } from './generator.ts'

/** A scope one or two edits from an established one: `@bable/core`. Where that scope has the package, that one was meant. */
export const nearScope: Generator = (subject, world) => {
  const scope = subject.scope?.toLowerCase() ?? null
  if (scope === null || scope.length < 4) return []
  const found: Candidate[] = []
  for (const [known, level] of world.names.scopes()) {
    if (known === scope || known.length < 4 || Math.abs(known.length - scope.length) > 2) continue
    if (known[0] !== scope[0] && known.at(-1) !== scope.at(-1)) continue
    const edits = align(known, scope, known.length < 8 ? 1 : 2)
    if (edits === null) continue
    const entry = world.names.table.find(`@${known}/${subject.base}`)
    if (entry < 0) continue
    const target = `@${known}/${subject.base}`
    found.push({ kind: 'near scope', target, level, meant: known, written: scope, edits, added: [], crowd: 0, scopeLevel: 0 })
  }
  return found
}
