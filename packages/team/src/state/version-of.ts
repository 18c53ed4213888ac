import { scoreVersion } from '@galley/evidence'
import { canonicalJson, type Version } from '@galley/sdk'
import { planOf, type Desk, type Measured } from './desk.ts'
import { judge } from './judge.ts'
import type { Piece } from './piece.ts'

/**
 * Pieces as a version: judged, scored, hashed. The editor's checks count as passed once some review passed them, for every version
 * alike: so a model's mood can neither lift one version above another nor let a score fall.
 */
export function measure(desk: Desk, pieces: readonly Piece[], n: number): Measured {
  const blocks = pieces.map((piece) => piece.block)
  const claims = pieces.flatMap((piece) => piece.claims)
  const hash = desk.context.sha256(canonicalJson({ blocks, claims }))
  const questions = desk.evidence.reduce((sum, one) => sum + one.questionIds.length, 0)
  const key = [hash, desk.checked.size, desk.passed.size, desk.evidence.length, questions].join(' ')
  const known = desk.measured.get(key)
  if (known !== undefined) return { ...known, version: { ...known.version, n } }
  const verdicts = judge(desk, pieces)
  const scored = scoreVersion({
    blocks,
    // Implicit claims stand nowhere in the text: the score finds their sentences itself.
    claims: claims.filter((claim) => claim.evidenceIds.length > 0),
    verdicts,
    plan: planOf(desk),
    brief: desk.brief,
    acceptance: [...desk.passed].map((id) => ({ id, pass: true })),
    evidence: desk.evidence,
  })
  const { score, parts, invariants } = scored
  const measured = { version: { n, blocks, claims, verdicts, score, parts, invariants, hash }, uncovered: scored.uncovered }
  desk.measured.set(key, measured)
  return measured
}

/** The version alone. */
export function versionOf(desk: Desk, pieces: readonly Piece[], n: number): Version {
  return measure(desk, pieces, n).version
}
