import type { Draft, NotVerified } from '@galley/sdk'

/** Lists what a draft tells under *Could not verify*: what its run left open, and sentences written since that nothing supports. */
export function openPoints({ notVerified, best }: Pick<Draft, 'notVerified' | 'best'>): readonly NotVerified[] {
  return [...notVerified, ...(best.notVerified ?? [])]
}
