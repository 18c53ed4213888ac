import { hasSameWords } from '@galley/evidence'
import type { Draft, FrameWords } from '@galley/sdk'
import { innerHeadings } from './inner-headings.ts'
import { numberCitations } from './number-citations.ts'

/** Minimum sections that make an outline. */
const minSections = 2
/** Maximum headings of the sources that an entry names. */
const maxParts = 4

/** An entry of an outline: a section with its parts, and the numbers of its sources. */
export interface OutlineEntry {
  readonly text: string
  readonly numbers: readonly number[]
}

/**
 * An outline to write a text of one's own from: each section of a draft without a model, with the parts of the sources that speak of it and the
 * numbers of the sources. Lists that are looked up (facts, dates, persons) are no part of a text. Empty for a draft that a model wrote.
 */
export function listOutline(draft: Draft, words: FrameWords): readonly OutlineEntry[] {
  if (draft.mode !== 'extractive') return []
  const { facts, timeline, people } = words.headings
  const citations = numberCitations(draft, draft.best)
  const claims = new Map(draft.best.claims.map((claim) => [claim.id, claim]))
  const titles = new Map(draft.sources.map(({ id, title }) => [id, title]))
  const headings = new Map(
    draft.evidence.map(({ id, sourceId, headings: path = [] }) => [
      id,
      path.filter((part) => !hasSameWords(part, titles.get(sourceId) ?? '')).slice(-1),
    ]),
  )
  const sections: { readonly heading: string; readonly ids: string[] }[] = []
  const inner = innerHeadings(draft.best.blocks)
  for (const { id, kind, text, claims: ids } of draft.best.blocks) {
    if (kind === 'heading' && !inner.has(id)) sections.push({ heading: text, ids: [] })
    else sections.at(-1)?.ids.push(...ids)
  }
  const entries = sections.flatMap(({ heading, ids }) => {
    if (ids.length === 0 || [facts, timeline, people].includes(heading)) return []
    const above = [...new Set(ids.flatMap((id) => claims.get(id)?.evidenceIds ?? []))].flatMap((id) => headings.get(id) ?? [])
    const parts = [...new Set(above)].filter((part) => !heading.split(' › ').some((own) => hasSameWords(part, own))).slice(0, maxParts)
    const numbers = [...new Set(ids.flatMap((id) => citations.of(id)))].sort((a, b) => a - b)
    return [{ text: `${heading}${parts.length === 0 ? '' : words.colon + parts.join('; ')}`, numbers }]
  })
  return entries.length < minSections ? [] : entries
}
