import { normaliseName } from '../text/name-forms.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Popularity of a name that people look for in the wrong registry, at least: a million downloads a month. */
const minPopularity = 48

/** Finds a popular name of the other registry, free for anyone to take in this one: `fastapi` on npm. */
export const findInOtherRegistry: ImitationFinder = ({ scope, squashed, folded }, { otherNames }) => {
  if (scope !== null || squashed.length < 3) return []
  const { ecosystem, table } = otherNames()
  const name = normaliseName(folded, ecosystem)
  const entry = table.find(name)
  if (entry < 0 || table.popularityOf(entry) < minPopularity) return []
  return [
    {
      kind: 'name of another registry',
      target: `${ecosystem}:${name}`,
      popularity: table.popularityOf(entry),
      scopePopularity: 0,
      targetText: squashed,
      candidateText: squashed,
      edits: [],
      addedWords: [],
      ties: 0,
    },
  ]
}
