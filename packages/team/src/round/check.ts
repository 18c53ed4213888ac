import { plural, type Claim, type Verdict } from '@galley/sdk'
import { askForAnswers } from './ask-for-answers.ts'
import { askStep, hostStep } from '../state/ask-step.ts'
import { openQuestions } from './open-questions.ts'
import { claimKey, isFailing, isWorse, judge, verdictOf } from '../state/judge.ts'
import { openLengthIssues } from './length-issues.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { sentenceIn } from '../write/edit-claim.ts'
import { emitVerdicts } from '../state/emit-verdicts.ts'
import { measure } from '../state/version-of.ts'
import type { TeamEvent } from '../state/team-context.ts'
import type { RunState } from '../state/run-state.ts'
import { addGaps } from '../state/evidence-state.ts'
import { openIssue, recordVerdict } from '../state/issue-state.ts'

/** Blocks to check, the step's key, and the round that opens issues; null for the second check of a round's own patches. */
export interface CheckSpec {
  readonly key: string
  readonly pieces: readonly ClaimedBlock[]
  readonly round: number | null
}

/**
 * Hands the fact-checker every claim it has not seen yet, once, and keeps what makes a verdict worse. Verdicts on claims that were not
 * asked for are ignored. Opens an issue for every factual sentence that does not hold.
 */
export async function check(state: RunState, spec: CheckSpec): Promise<void> {
  const { key, pieces, round } = spec
  const claims = pieces.flatMap((piece) => piece.claims)
  const asked = claims.filter((claim) => claim.evidenceIds.length > 0 && !state.issues.checked.has(claimKey(claim)))
  const open = measure(state, pieces, 0).uncovered.flatMap((point) =>
    point.questionId === undefined ? [] : [{ id: point.questionId, text: point.text }],
  )
  const finish = (emit: (event: TeamEvent) => void): void => {
    emitVerdicts(state, judge(state, pieces), emit)
    if (round === null) return
    openFailing(state, pieces, emit)
    askForAnswers(state, openQuestions(state, pieces), emit)
    openLengthIssues(state, emit)
  }
  if (state.draft.isBudgetSpent || (asked.length === 0 && !(round === 1 && open.length > 0))) {
    if (round === null) return
    let isTold = false
    await hostStep(state, key, (emit) => {
      emit({ type: 'round.started', data: { n: round } })
      finish(emit)
      isTold = true
      return {}
    })
    if (!isTold) finish(() => undefined)
    return
  }
  await askStep(
    state,
    {
      key,
      role: 'fact-checker',
      note: `Checking ${plural(asked.length, 'claim')}`,
      opening: round === null ? [] : [{ type: 'round.started', data: { n: round } }],
    },
    async (at) => state.context.agents.check({ claims: asked.map((claim) => shown(state, claim)), open }, at),
    (answer, emit) => {
      keepVerdicts(state, asked, answer.verdicts)
      addGaps(state.evidence, answer.gaps)
      finish(emit)
      const held = asked.filter((claim) => !isFailing(verdictOf(state, claim), claim)).length
      return `Checked ${plural(asked.length, 'claim')}: ${held} ${held === 1 ? 'holds' : 'hold'}`
    },
  )
}

function shown(state: RunState, claim: Claim): { readonly claim: Claim; readonly sentence: string; readonly window: string } {
  const windows = claim.evidenceIds.flatMap((id) => state.evidence.contexts.get(id)?.window ?? [])
  return { claim, sentence: claim.text, window: [...new Set(windows)].join('\n\n') }
}

function keepVerdicts(state: RunState, asked: readonly Claim[], verdicts: readonly Verdict[]): void {
  for (const claim of asked) {
    const own = verdicts.filter((verdict) => verdict.claimId === claim.id && verdict.verdict !== 'uncheckable')
    const worst = own.reduce<Verdict | null>((a, b) => (a === null || isWorse(b.verdict, a.verdict) ? b : a), null)
    recordVerdict(state.issues, claimKey(claim), worst === null ? null : cleaned(worst, claim))
  }
}

/** T0 is the host's own word: nobody else speaks with it, and nobody points at evidence that the claim does not have. */
function cleaned(verdict: Verdict, claim: Claim): Verdict {
  const { evidenceId, ...rest } = verdict
  const tier = verdict.tier === 'T0' ? 'T2' : verdict.tier
  return { ...rest, tier, ...(evidenceId !== undefined && claim.evidenceIds.includes(evidenceId) ? { evidenceId } : {}) }
}

function openFailing(state: RunState, pieces: readonly ClaimedBlock[], emit: (event: TeamEvent) => void): void {
  for (const piece of pieces)
    for (const claim of piece.claims) {
      const verdict = verdictOf(state, claim)
      if (!isFailing(verdict, claim)) continue
      const span = sentenceIn(piece, claim) ?? claim.text
      openIssue(
        state.issues,
        { blockId: piece.block.id, span, type: 'unsupported', severity: 3, instruction: verdict.reason.slice(0, 500) },
        'host',
        emit,
      )
    }
}
