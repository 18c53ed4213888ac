import type { ShownEvidence } from '@galley/sdk'

/** Evidence source by source, each in its own order: so a list of it has its numbers in order, too. */
export function orderEvidence(evidence: readonly ShownEvidence[]): readonly ShownEvidence[] {
  const groups = Map.groupBy(evidence, ({ sourceId }) => sourceId)
  return [...groups.values()].flatMap((own) => [...own].sort((a, b) => a.start - b.start))
}
