import { frameWords, type Draft, type NotVerified } from '@galley/sdk'

/**
 * Lists what a draft tells under *Could not verify*: what its run left open, and sentences written since that nothing supports. That the run's text was
 * shorter than asked is no longer told of a version that was made after it.
 */
export function openPoints({ brief, notVerified, best }: Pick<Draft, 'brief' | 'notVerified' | 'best'>): readonly NotVerified[] {
  const { nothingMore } = frameWords(brief.language).open
  const isOfRun = (best.revisions ?? []).length === 0
  return [...notVerified.filter(({ reason }) => isOfRun || reason !== nothingMore), ...(best.notVerified ?? [])]
}
