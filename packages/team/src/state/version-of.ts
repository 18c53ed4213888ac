import { scoreVersion } from '@galley/evidence'
import { canonicalJson, type Version } from '@galley/sdk'
import { judge } from './judge.ts'
import type { ClaimedBlock } from './claimed-block.ts'
import { type RunState, planOf } from './run-state.ts'
import { type ScoredVersion, cacheVersion } from './caches.ts'

/**
 * Pieces as a version: judged, scored, hashed. Nothing that a model says of the form counts in the score.
 */
export function measure(state: RunState, pieces: readonly ClaimedBlock[], n: number): ScoredVersion {
  const blocks = pieces.map((piece) => piece.block)
  const claims = pieces.flatMap((piece) => piece.claims)
  const hash = state.context.sha256(canonicalJson({ blocks, claims }))
  const key = [hash, state.draft.planVersion, state.evidence.version, state.issues.version].join(' ')
  const known = state.caches.versions.get(key)
  if (known !== undefined) return { ...known, version: { ...known.version, n } }
  const verdicts = judge(state, pieces)
  const scored = scoreVersion({
    blocks,
    // Implicit claims stand nowhere in the text: the score finds their sentences itself.
    claims: claims.filter((claim) => claim.evidenceIds.length > 0),
    verdicts,
    plan: planOf(state),
    brief: state.brief,
    evidence: state.evidence.list.map((one) => Object.assign({ title: state.evidence.contexts.get(one.id)?.title ?? '' }, one)),
  })
  const { score, parts, invariants } = scored
  const measured = { version: { n, blocks, claims, verdicts, score, parts, invariants, hash }, uncovered: scored.uncovered }
  cacheVersion(state.caches, key, measured)
  return measured
}

/** Measures blocks as version `n` of the draft, and returns the version alone. */
export function versionOf(state: RunState, pieces: readonly ClaimedBlock[], n: number): Version {
  return measure(state, pieces, n).version
}
