import type { FeatureGroup } from './feature.ts'

/** In what way the name imitates, once as it is and once in how many edits. */
export const kindFeatures: FeatureGroup = (seen, candidate) => {
  seen.set(candidate.kind, 1)
  const edits = candidate.edits.length
  if (edits > 0 && candidate.kind !== 'misspelling') seen.set(`misspelt too`, edits)
  if (edits > 1 && candidate.kind === 'misspelling') seen.set(edits === 2 ? 'two edits' : 'three edits', 1)
}
