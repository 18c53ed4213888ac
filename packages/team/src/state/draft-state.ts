import type { NotVerified, Plan, RejectedSentence, Round, Version } from '@galley/sdk'
import type { ClaimedBlock } from './claimed-block.ts'
import type { Writable } from './writable.ts'

/** A scored version, and the blocks it is made of. */
export interface BestVersion {
  readonly version: Version
  readonly pieces: readonly ClaimedBlock[]
}

/** The draft as it is planned and written. Changed by the functions of this file only. */
export interface DraftState {
  readonly plan: Plan | null
  /** Counter of the changes to `plan`, part of the key of every cached score. */
  readonly planVersion: number
  /** The draft being worked on. */
  readonly pieces: readonly ClaimedBlock[]
  /** The best version so far; null before the first writing is done. */
  readonly best: BestVersion | null
  /** Evidence that some best version of the run cited. */
  readonly cited: ReadonlySet<string>
  readonly rounds: readonly Round[]
  readonly rejected: readonly RejectedSentence[]
  readonly notVerified: readonly NotVerified[]
  /** Contents of drafts that were tried before, by `contentKey`. */
  readonly triedContents: ReadonlySet<string>
  /** True when a model call did not fit into the budget. */
  readonly isBudgetSpent: boolean
  /** True once `settleDraft` went over the draft. */
  readonly isFinal: boolean
  /** True when a step ran since the run was last saved. */
  readonly isUnsaved: boolean
  /** Numbers of the next ids. */
  readonly nextBlock: number
  readonly nextClaim: number
}

/** A draft part without anything in it. */
export function createDraftState(): DraftState {
  return {
    plan: null,
    planVersion: 0,
    pieces: [],
    best: null,
    cited: new Set(),
    rounds: [],
    rejected: [],
    notVerified: [],
    triedContents: new Set(),
    isBudgetSpent: false,
    isFinal: false,
    isUnsaved: false,
    nextBlock: 1,
    nextClaim: 1,
  }
}

/** Gives out the next id of a block: b1, b2, …. */
export function nextBlockId(draft: DraftState): string {
  return `b${writable(draft).nextBlock++}`
}

/** Gives out the next id of a claim: c1, c2, …. */
export function nextClaimId(draft: DraftState): string {
  return `c${writable(draft).nextClaim++}`
}

/** Gives out ids from a number on: apart from those of blocks and claims that stood in an earlier version. */
export function startIds(draft: DraftState, from: number): void {
  const part = writable(draft)
  part.nextBlock = from
  part.nextClaim = from
}

/** Makes a plan the draft's own. */
export function setPlan(draft: DraftState, plan: Plan): void {
  const part = writable(draft)
  part.plan = plan
  part.planVersion += 1
}

/** Puts blocks into the working draft, before the one at `index`; at its end by default. */
export function insertBlocks(draft: DraftState, pieces: readonly ClaimedBlock[], index = draft.pieces.length): void {
  writable(draft).pieces = draft.pieces.toSpliced(index, 0, ...pieces)
}

/** Replaces the working draft by what a patch made of it. */
export function replaceBlocks(draft: DraftState, pieces: readonly ClaimedBlock[]): void {
  writable(draft).pieces = pieces
}

/** Makes a version the best one. */
export function acceptVersion(draft: DraftState, best: BestVersion): void {
  const part = writable(draft)
  part.best = best
  part.cited = citedSince(draft, best)
}

function citedSince({ cited }: DraftState, { version }: BestVersion): Set<string> {
  return new Set([...cited, ...version.claims.flatMap(({ evidenceIds }) => evidenceIds)])
}

/** Takes up the best version again as the working draft. */
export function returnToBest(draft: DraftState): BestVersion {
  const { best } = draft
  if (best === null) throw new Error('A round needs a first version.')
  writable(draft).pieces = best.pieces
  return best
}

/** Remembers what a draft says; false when it was tried before. */
export function rememberContent(draft: DraftState, content: string): boolean {
  const isNew = !draft.triedContents.has(content)
  writable(draft).triedContents.add(content)
  return isNew
}

/** Adds a round to the draft's record. */
export function recordRound(draft: DraftState, round: Round): void {
  writable(draft).rounds = [...draft.rounds, round]
}

/** Adds sentences to those that were thrown out. */
export function recordRejected(draft: DraftState, sentences: readonly RejectedSentence[]): void {
  writable(draft).rejected = [...draft.rejected, ...sentences]
}

/** Adds to what the reader is told under *Could not verify*. */
export function recordNotVerified(draft: DraftState, items: readonly NotVerified[]): void {
  writable(draft).notVerified = [...draft.notVerified, ...items]
}

/** Ends the writing with the version that `settleDraft` left. */
export function finalizeDraft(draft: DraftState, best: BestVersion): void {
  const part = writable(draft)
  part.isFinal = true
  part.pieces = best.pieces
  part.best = best
  part.cited = citedSince(draft, best)
}

/** Notes that a model call did not fit into the budget. */
export function markBudgetSpent(draft: DraftState): void {
  writable(draft).isBudgetSpent = true
}

/** Notes that a step ran, so that there is something to save. */
export function markUnsaved(draft: DraftState): void {
  writable(draft).isUnsaved = true
}

/** Notes that the run was saved. */
export function markSaved(draft: DraftState): void {
  writable(draft).isUnsaved = false
}

function writable(draft: DraftState): Writable<DraftState> {
  return draft as Writable<DraftState>
}
