import type { Claim, Verdict } from '@galley/sdk'
import { askForAnswers } from './ask-for-answers.ts'
import { askStep, hostStep } from '../state/ask-step.ts'
import { openQuestions } from './open-questions.ts'
import type { Desk } from '../state/desk.ts'
import { claimKey, isFailing, isWorse, judge, verdictOf } from '../state/judge.ts'
import { openLengthIssues } from './length-issues.ts'
import { openIssue } from '../state/open-issue.ts'
import type { Piece } from '../state/piece.ts'
import { sentenceIn } from '../write/take-out.ts'
import { tellVerdicts } from '../state/tell-verdicts.ts'
import { measure } from '../state/version-of.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** What is checked, under which key, and in which round it opens issues; null for the second look at a round's own patches. */
export interface CheckErrand {
  readonly key: string
  readonly pieces: readonly Piece[]
  readonly round: number | null
}

/**
 * Hands the fact-checker every claim it has not seen yet, once, and keeps what makes a verdict worse. Verdicts on claims that were not
 * asked for are ignored. Opens an issue for every factual sentence that does not hold.
 */
export async function check(desk: Desk, errand: CheckErrand): Promise<void> {
  const { key, pieces, round } = errand
  const claims = pieces.flatMap((piece) => piece.claims)
  const asked = claims.filter((claim) => claim.evidenceIds.length > 0 && !desk.checked.has(claimKey(claim)))
  const open = measure(desk, pieces, 0).uncovered.flatMap((point) =>
    point.questionId === undefined ? [] : [{ id: point.questionId, text: point.text }],
  )
  const finish = (emit: (event: TeamEvent) => void): void => {
    tellVerdicts(desk, judge(desk, pieces), emit)
    if (round === null) return
    openFailing(desk, pieces, emit)
    askForAnswers(desk, openQuestions(desk, pieces), emit)
    openLengthIssues(desk, emit)
  }
  if (desk.isSpent || (asked.length === 0 && !(round === 1 && open.length > 0))) {
    if (round === null) return
    let isTold = false
    await hostStep(desk, key, (emit) => {
      emit({ type: 'round.started', data: { n: round } })
      finish(emit)
      isTold = true
      return {}
    })
    if (!isTold) finish(() => undefined)
    return
  }
  await askStep(
    desk,
    {
      key,
      role: 'fact-checker',
      note: `Checking ${asked.length} claims`,
      opening: round === null ? [] : [{ type: 'round.started', data: { n: round } }],
    },
    async (at) => desk.context.agents.check({ claims: asked.map((claim) => shown(desk, claim)), open }, at),
    (answer, emit) => {
      keepVerdicts(desk, asked, answer.verdicts)
      desk.gaps = [...desk.gaps, ...answer.gaps]
      finish(emit)
      const held = asked.filter((claim) => !isFailing(verdictOf(desk, claim), claim)).length
      return `Checked ${asked.length} claims: ${held} hold`
    },
  )
}

function shown(desk: Desk, claim: Claim): { readonly claim: Claim; readonly sentence: string; readonly window: string } {
  const windows = claim.evidenceIds.flatMap((id) => desk.shelves.get(id)?.window ?? [])
  return { claim, sentence: claim.text, window: [...new Set(windows)].join('\n\n') }
}

function keepVerdicts(desk: Desk, asked: readonly Claim[], verdicts: readonly Verdict[]): void {
  for (const claim of asked) {
    const own = verdicts.filter((verdict) => verdict.claimId === claim.id && verdict.verdict !== 'uncheckable')
    const worst = own.reduce<Verdict | null>((a, b) => (a === null || isWorse(b.verdict, a.verdict) ? b : a), null)
    desk.checked.set(claimKey(claim), worst === null ? null : cleaned(worst, claim))
  }
}

/** T0 is the host's own word: nobody else speaks with it, and nobody points at evidence that the claim does not have. */
function cleaned(verdict: Verdict, claim: Claim): Verdict {
  const { evidenceId, ...rest } = verdict
  const tier = verdict.tier === 'T0' ? 'T2' : verdict.tier
  return { ...rest, tier, ...(evidenceId !== undefined && claim.evidenceIds.includes(evidenceId) ? { evidenceId } : {}) }
}

function openFailing(desk: Desk, pieces: readonly Piece[], emit: (event: TeamEvent) => void): void {
  for (const piece of pieces)
    for (const claim of piece.claims) {
      const verdict = verdictOf(desk, claim)
      if (!isFailing(verdict, claim)) continue
      const span = sentenceIn(piece, claim) ?? claim.text
      openIssue(
        desk,
        { blockId: piece.block.id, span, type: 'unsupported', severity: 3, instruction: verdict.reason.slice(0, 500) },
        'host',
        emit,
      )
    }
}
