import { anchorsOf } from './anchor.ts'
import type { Evidence } from './evidence.ts'
import type { Source } from './source.ts'

/** A source with the anchors of its evidence alone: a table has thousands. */
export function withCitedAnchors(source: Source, evidence: readonly Evidence[]): Source {
  const { anchors: all, ...rest } = source
  if (all === undefined) return source
  const cited = new Set(evidence.filter(({ sourceId }) => sourceId === source.id).flatMap((quote) => anchorsOf(all, quote)))
  return cited.size === 0 ? rest : { ...rest, anchors: all.filter((anchor) => cited.has(anchor)) }
}
