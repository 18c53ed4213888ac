import type { CheckedClaim } from '@galley/sdk'
import { verdictOf } from '../state/judge.ts'
import type { RunState } from '../state/run-state.ts'
import { askJudge } from './ask-judge.ts'
import { calibrateJudges } from './calibrate-judges.ts'
import { shownClaim } from './shown-claims.ts'
import type { JudgeAt } from '../state/claim-judge.ts'
import type { Judgement } from '../state/judgement.ts'

/**
 * Hears the judges of a run about claims, and returns their words by the id of the claim. An entailment model is asked only about what words
 * left undecided, and only what it lifts counts; the fact-checker's model is asked about the rest.
 */
export async function askJudges(
  state: RunState,
  claims: readonly CheckedClaim[],
  at: JudgeAt,
): Promise<readonly (readonly [string, Judgement])[]> {
  if (claims.length === 0) return []
  const known = await calibrateJudges(state)
  const { language } = state.brief
  const heard = new Map<string, Judgement>()
  const cited = state.draft.pieces.flatMap((piece) => piece.claims.filter(({ evidenceIds }) => evidenceIds.length > 0))
  const spare = cited.map((claim) => shownClaim(state, claim))
  for (const judge of state.context.judges) {
    const isCalibrated = known.some(({ name, tier, calibration }) => name === judge.name && tier === judge.tier && calibration.passed)
    const isEntailment = judge.tier === 'entailment'
    if (isEntailment && !isCalibrated) continue
    const asked = claims.filter(({ claim }) => !heard.has(claim.id) && (!isEntailment || isUndecided(state, claim)))
    const said = await askJudge({ judge, claims: asked, spare, isCalibrated, ...(language === undefined ? {} : { language }) }, at)
    for (const [id, one] of said) if (!isEntailment || (one.isTrusted && one.says === 'supported')) heard.set(id, one)
  }
  return [...heard]
}

function isUndecided(state: RunState, claim: CheckedClaim['claim']): boolean {
  return claim.evidenceIds.length > 0 && verdictOf(state, claim).verdict === 'undecided'
}
