import { plural, type CheckedClaim, type Claim, type ClaimAnswer, type Verdict } from '@galley/sdk'
import { askForAnswers } from './ask-for-answers.ts'
import { askStep, hostStep } from '../state/ask-step.ts'
import { openQuestions } from './open-questions.ts'
import { claimKey, isFailing, judge, verdictOf } from '../state/judge.ts'
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
      keepAnswers(state, asked, answer.answers)
      addGaps(state.evidence, answer.gaps)
      finish(emit)
      const held = asked.filter((claim) => !isFailing(verdictOf(state, claim), claim)).length
      return `Checked ${plural(asked.length, 'claim')}: ${held} ${held === 1 ? 'holds' : 'hold'}`
    },
  )
}

function shown(state: RunState, claim: Claim): CheckedClaim {
  const contexts = claim.evidenceIds.flatMap((id) => state.evidence.contexts.get(id) ?? [])
  const first = state.evidence.list.find(({ id }) => claim.evidenceIds.includes(id))
  const { alarm } = verdictOf(state, claim)
  return {
    claim,
    sentence: claim.text,
    window: [...new Set(contexts.map(({ window }) => window))].join('\n\n'),
    title: [...new Set(contexts.map(({ title }) => title))].join('; '),
    headings: first?.headings ?? [],
    ...(alarm === undefined ? {} : { alarm }),
  }
}

function keepAnswers(state: RunState, asked: readonly Claim[], answers: readonly ClaimAnswer[]): void {
  for (const claim of asked) {
    const said = answers.find(({ claimId, says }) => claimId === claim.id && says === 'contradicted')
    recordVerdict(state.issues, claimKey(claim), said === undefined ? null : contradiction(said))
  }
}

function contradiction({ claimId, reason }: ClaimAnswer): Verdict {
  return { claimId, verdict: 'contradicted', tier: 'model', score: 0, reason }
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
