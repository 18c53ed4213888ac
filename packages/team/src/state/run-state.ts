import { defaultWords, maxRounds, type Brief, type Plan } from '@galley/sdk'
import { createCaches, type Caches } from './caches.ts'
import { createDraftState, type DraftState } from './draft-state.ts'
import { createEvidenceState, type EvidenceState } from './evidence-state.ts'
import { createJudgeState, type JudgeState } from './judge-state.ts'
import { createIssueState, type IssueState } from './issue-state.ts'
import type { TeamContext } from './team-context.ts'

/**
 * Everything a run holds between two steps. It is rebuilt from the steps' answers on a replay, so nothing may be put into it that
 * does not follow from them. Each part is changed only by the functions of its own file.
 */
export interface RunState {
  readonly brief: Brief
  readonly context: TeamContext
  /** Words of the draft. */
  readonly words: number
  /** Rounds that the brief asks for; `decide` knows the most there are. */
  readonly rounds: number
  readonly evidence: EvidenceState
  readonly draft: DraftState
  readonly issues: IssueState
  readonly judges: JudgeState
  readonly caches: Caches
}

/** State of a run that did nothing yet. */
export function createRunState(brief: Brief, context: TeamContext): RunState {
  return {
    brief,
    context,
    words: brief.words ?? defaultWords,
    rounds: brief.rounds ?? maxRounds,
    evidence: createEvidenceState(),
    draft: createDraftState(),
    issues: createIssueState(),
    judges: createJudgeState(),
    caches: createCaches(),
  }
}

/** The plan; a fault of the code if it is asked for before there is one. */
export function planOf({ draft: { plan } }: RunState): Plan {
  if (plan === null) throw new Error('The plan is not there yet.')
  return plan
}
