import type { Block } from '@galley/sdk'

/** Ids of the headings inside sections, which stand one level below the first of each: before that, the lead of a post may stand. */
export function innerHeadings(blocks: readonly Pick<Block, 'id' | 'sectionId' | 'kind'>[]): ReadonlySet<string> {
  const begun = new Set<string>()
  const inner = new Set<string>()
  for (const { id, sectionId, kind } of blocks) {
    if (kind !== 'heading') continue
    if (begun.has(sectionId)) inner.add(id)
    begun.add(sectionId)
  }
  return inner
}
