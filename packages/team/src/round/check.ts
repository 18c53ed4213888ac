import { isQuotation, plainText } from '@galley/evidence'
import { plural, type CheckedClaim, type Claim, type DraftJudge, type Evidence, type Gap } from '@galley/sdk'
import { askJudges } from '../judges/ask-judges.ts'
import type { Judgement } from '../state/judgement.ts'
import { recordJudges } from '../state/judge-state.ts'
import { shownClaim, shownUncited } from '../judges/shown-claims.ts'
import { askForAnswers } from './ask-for-answers.ts'
import { askStep, hostStep } from '../state/ask-step.ts'
import { openQuestions } from './open-questions.ts'
import { claimKey, isFailing, isOpen, judge, verdictOf } from '../state/judge.ts'
import { compareClaims } from './compare-claims.ts'
import { openAnnouncedIssues } from './open-announced-issues.ts'
import { openDoubts } from './open-doubts.ts'
import { openContestedIssues } from './open-contested-issues.ts'
import { openLengthIssues } from './length-issues.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { emitVerdicts } from '../state/emit-verdicts.ts'
import { measure } from '../state/version-of.ts'
import type { TeamEvent } from '../state/team-context.ts'
import type { RunState } from '../state/run-state.ts'
import { addGaps } from '../state/evidence-state.ts'
import { recordJudgement } from '../state/issue-state.ts'

/** Blocks to check, the step's key, and the round that opens issues; null for the second check of a round's own patches. */
export interface CheckSpec {
  readonly key: string
  readonly pieces: readonly ClaimedBlock[]
  readonly round: number | null
}

/** Answer of a check, as the ledger keeps it: the words of the judges by key of the claim, and the gaps. */
interface Checked {
  readonly judged: readonly (readonly [string, Judgement])[]
  readonly gaps: readonly Gap[]
  /** Judges by their calibrations: a run that goes on behind this step asks none of them. Absent in ledgers from before it was kept. */
  readonly judges?: readonly DraftJudge[]
}

/**
 * Has the judges hear every sentence that they have not heard yet, once, and asks the fact-checker for gaps. Compares the claims with each
 * other, and opens an issue for every sentence that does not hold or is doubted.
 */
export async function check(state: RunState, spec: CheckSpec): Promise<void> {
  const { key, pieces, round } = spec
  const asked = toBeHeard(state, pieces)
  const open = measure(state, pieces, 0).uncovered.flatMap((point) =>
    point.questionId === undefined ? [] : [{ id: point.questionId, text: point.text }],
  )
  const finish = (emit: (event: TeamEvent) => void): void => {
    const pairs = compareClaims(state, pieces)
    emitVerdicts(state, judge(state, pieces), emit)
    if (round === null) return
    openDoubts(state, pieces, pairs, emit)
    askForAnswers(state, openQuestions(state, pieces), emit)
    openLengthIssues(state, emit)
    openContestedIssues(state, emit)
    openAnnouncedIssues(state, emit)
  }
  if (state.draft.isBudgetSpent || (asked.length === 0 && !(round === 1 && open.length > 0))) {
    let isTold = false
    await hostStep(state, key, (emit) => {
      if (round !== null) emit({ type: 'round.started', data: { n: round } })
      finish(emit)
      isTold = true
      return {}
    })
    if (!isTold) finish(() => undefined)
    return
  }
  await askStep<Checked>(
    state,
    {
      key,
      role: 'fact-checker',
      note: `Checking ${plural(asked.length, 'sentence')}`,
      opening: round === null ? [] : [{ type: 'round.started', data: { n: round } }],
    },
    async (at) => {
      const { gaps } = open.length === 0 ? { gaps: [] } : await state.context.agents.check({ claims: [], open }, at)
      const judged = await askJudges(state, asked, at)
      return { judged, gaps, ...(state.judges.known === null ? {} : { judges: state.judges.known }) }
    },
    ({ judged, gaps, judges }, emit) => {
      if (judges !== undefined) recordJudges(state.judges, judges)
      const heard = new Map(judged)
      for (const { claim } of asked) recordJudgement(state.issues, claimKey(claim), heard.get(claim.id) ?? null)
      addGaps(state.evidence, gaps)
      finish(emit)
      const held = asked.filter(({ claim }) => !isFailing(verdictOf(state, claim), claim)).length
      return `Checked ${plural(asked.length, 'sentence')}: ${held} ${held === 1 ? 'holds' : 'hold'}`
    },
  )
}

/**
 * Sentences that no judge has heard yet: what words leave undecided, or support from afar or in another order, in the order of the sources, so that those on one passage
 * are read together; then what cites nothing. A quotation speaks for itself.
 */
function toBeHeard(state: RunState, pieces: readonly ClaimedBlock[]): readonly CheckedClaim[] {
  if (state.context.judges.length === 0) return []
  const places = new Map([...state.evidence.list].sort(bySource).map(({ id }, at) => [id, at]))
  const placeOf = (claim: Claim): number => Math.min(...claim.evidenceIds.map((id) => places.get(id) ?? Infinity))
  const cited = pieces
    .flatMap((piece) => piece.claims)
    .filter((claim) => claim.evidenceIds.length > 0 && isOpen(state, claim))
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((claim) => shownClaim(state, claim))
    .filter(({ sentence, window }) => !isQuotation(sentence) && !plainText(window).includes(plainText(sentence)))
  const all = new Map([...cited, ...shownUncited(state, pieces)].map((one) => [claimKey(one.claim), one]))
  return [...all].filter(([key]) => !state.issues.heard.has(key)).map(([, one]) => one)
}

function bySource(a: Evidence, b: Evidence): number {
  if (a.sourceId !== b.sourceId) return a.sourceId < b.sourceId ? -1 : 1
  return a.start - b.start
}
