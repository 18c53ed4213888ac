import type { Draft, Version } from '@galley/sdk'
import type { Ledger } from '@galley/ledger'

/** Key of the step that stores a version. */
export const versionStep = (n: number): string => `version.${n}`

/** Every version that was the best one at its time, the first writing (0) first; the last is the draft's own. */
export async function versionsOf(ledger: Ledger, draft: Draft): Promise<readonly Version[]> {
  const kept = (await ledger.steps(draft.id, 'version.')).map((step) => step.out as Version)
  const versions = new Map(kept.map((version) => [version.n, version]))
  if (draft.best.blocks.length > 0) versions.set(draft.best.n, draft.best)
  return [...versions.values()].sort((a, b) => a.n - b.n)
}
