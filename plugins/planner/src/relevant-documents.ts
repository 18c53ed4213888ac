import { contentStems, leadingTitle } from '@galley/evidence'
import type { Brief } from '@galley/sdk'
import type { Described } from './structure-of.ts'

/** Documents that speak of the topic or of a point at least half as much as the one that does most. A folder may hold other things too. */
export function relevantDocuments(documents: readonly Described[], brief: Brief): readonly Described[] {
  const wanted = [brief.topic.replaceAll(/\p{N}+/gu, ' '), ...(brief.mustCover ?? [])].map(contentStems).filter(({ length }) => length > 0)
  const fits = documents.map((document) => Math.max(0, ...wanted.map((stems) => fitOf(new Set(stems), document))))
  const leading = leadingTitle(
    brief.topic,
    documents.map(({ title }) => title),
  )
  if (leading !== null && wanted.length === 1) return documents.slice(leading, leading + 1)
  const most = Math.max(...fits, 0)
  return documents.filter((_, at) => (fits[at] ?? 0) >= most / 2)
}

/** The share of the stems that a document speaks of. What it mentions once, and not in its title, counts half: that may be by the way. */
function fitOf(stems: ReadonlySet<string>, { title, prose, parts }: Described): number {
  const counts = new Map<string, number>()
  for (const stem of contentStems(`${title} ${title} ${prose} ${parts.map(({ heading }) => heading).join(' ')}`))
    counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return [...stems].reduce((sum, stem) => sum + Math.min(1, (counts.get(stem) ?? 0) / 2), 0) / Math.max(1, stems.size)
}
