import { stripTokens } from '@galley/evidence'
import { plural, issueTypes, type FoundIssue, type ReviewAnswer, type ReviewInput } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { evidenceFor, showEvidence } from '../write/show-evidence.ts'
import type { BestVersion } from '../state/draft-state.ts'
import { roomOf, wordsOf } from './length-bounds.ts'
import { readBefore } from './read-before.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { openIssue, closeIssue, recordPassedCheck, recordReview, signatureOf } from '../state/issue-state.ts'

/** Pieces of unused evidence that the editor is shown, the best for each question in turn. */
const maxUnused = 40
/** Issues of one review that are followed up. */
const maxIssues = 8
/** Maximum words of an instruction. */
const maxInstruction = 40

/**
 * One review of the best version, and only one: the editor is never shown a version twice nor an earlier review, and none that changed next to nothing since it read; of another it reads the sections that changed. An issue counts only if
 * its span stands in the block and it is of weight (severity ≥ 2); whether a sentence is supported is not the editor's to say.
 */
export async function review(state: RunState, n: number): Promise<void> {
  const best = state.draft.best
  if (best === null || state.draft.isBudgetSpent || best.version.blocks.length === 0 || state.issues.reviewed.has(best.version.hash)) return
  const known = state.issues.read === null ? [] : readBefore(state.issues.read, best.version.blocks)
  if (known === null) {
    recordReview(state.issues, best.version)
    return
  }
  const plan = planOf(state)
  const isDone = await askStep(
    state,
    { key: `r${n}.review`, role: 'editor', note: 'Reading the draft against the brief' },
    async (at) => state.context.agents.review(reviewOf(state, best, known), at),
    (answer, emit) => {
      const checks = new Set(plan.acceptance.map((check) => check.id))
      for (const { id, pass } of answer.acceptance) if (pass && checks.has(id)) recordPassedCheck(state.issues, id)
      const found = issuesThatCount(state, best.pieces, answer)
      closeGone(state, new Set(found.map(signatureOf)), emit)
      for (const issue of found) openIssue(state.issues, issue, 'editor', emit)
      const unmet = plan.acceptance.filter(({ id }) => !state.issues.passed.has(id)).map(({ check }) => check)
      return `Found ${plural(found.length, 'issue')}${describeUnmet(unmet)}`
    },
  )
  if (isDone) recordReview(state.issues, best.version)
}

/** Says which acceptance checks the draft does not meet, two of them by their words. */
function describeUnmet(checks: readonly string[]): string {
  const named = checks.slice(0, 2).join('; ')
  const more = checks.length > 2 ? `; and ${checks.length - 2} more` : ''
  return checks.length === 0 ? '' : `. Not met yet: ${named}${more}`
}

/** The draft as the editor reads it, with the words it may still gain and the evidence that it leaves unused. */
function reviewOf(state: RunState, { version, pieces }: BestVersion, known: readonly string[]): Omit<ReviewInput, 'brief' | 'mode'> {
  const now = wordsOf(pieces)
  const used = new Set(version.claims.flatMap(({ evidenceIds }) => evidenceIds))
  return {
    plan: planOf(state),
    blocks: version.blocks,
    verdicts: version.verdicts,
    length: { now, wanted: state.words, left: roomOf(state, pieces) },
    unused: showEvidence(
      state,
      evidenceFor(
        state,
        planOf(state).questions.map(({ id }) => id),
        maxUnused,
        used,
      ),
    ),
    // What the fact-checker found is not the editor's.
    closed: [...state.issues.closed.values()].filter(({ type }) => type !== 'unsupported'),
    ...(known.length === 0 ? {} : { readBefore: known }),
  }
}

function issuesThatCount(state: RunState, pieces: readonly ClaimedBlock[], answer: ReviewAnswer): readonly FoundIssue[] {
  const place = new Map(pieces.map((piece, index) => [piece.block.id, { index, text: piece.block.text }]))
  const located = answer.issues.flatMap((issue) => {
    const block = place.get(issue.blockId)
    if (block === undefined || issue.severity < 2 || issue.type === 'unsupported' || !issueTypes.includes(issue.type)) return []
    if (issue.span.trim() === '' || !(block.text.includes(issue.span) || stripTokens(block.text).includes(issue.span))) return []
    return state.issues.closed.has(signatureOf(issue)) ? [] : [{ issue, block: block.index, at: block.text.indexOf(issue.span) }]
  })
  const sorted = located.sort((a, b) => b.issue.severity - a.issue.severity || a.block - b.block || a.at - b.at)
  const unique = new Map(sorted.map(({ issue }) => [signatureOf(issue), issue]))
  return [...unique.values()].slice(0, maxIssues).map(shortened)
}

/** An issue with the words of its instruction that count. */
function shortened(issue: FoundIssue): FoundIssue {
  return { ...issue, instruction: issue.instruction.split(/\s+/).slice(0, maxInstruction).join(' ') }
}

function closeGone(state: RunState, found: ReadonlySet<string>, emit: (event: TeamEvent) => void): void {
  for (const [signature, open] of state.issues.open) {
    if (open.by !== 'editor' || found.has(signature)) continue
    closeIssue(state.issues, signature, 'fixed')
    emit({ type: 'issue.closed', data: { issueId: open.issue.id, how: 'fixed' } })
  }
}
