import type { Draft, Version } from '@galley/sdk'
import type { Ledger } from '@galley/ledger'
import { fault } from '../faults.ts'

/** Key of the step that stores a version. */
export const versionStep = (n: number): string => `version.${n}`

/** Every version that was the best one at its time, the first writing (0) first; the last is the draft's own. */
export async function versionsOf(ledger: Ledger, draft: Draft): Promise<readonly Version[]> {
  const kept = (await ledger.steps(draft.id, 'version.')).map((step) => step.out as Version)
  const versions = new Map(kept.map((version) => [version.n, version]))
  if (draft.best.blocks.length > 0) versions.set(draft.best.n, draft.best)
  return [...versions.values()].sort((a, b) => a.n - b.n)
}

/** Finds a version of a draft. Fault VERSION_NOT_FOUND. */
export async function findVersion(ledger: Ledger, draft: Draft, n: number): Promise<Version> {
  const versions = await versionsOf(ledger, draft)
  const version = versions.find((candidate) => candidate.n === n)
  if (version !== undefined) return version
  throw fault('VERSION_NOT_FOUND', { id: draft.id, n, has: versions.length === 0 ? 'none' : versions.map((one) => one.n).join(', ') })
}
