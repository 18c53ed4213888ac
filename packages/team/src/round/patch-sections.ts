import { plural, type Issue, type Section } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import { patchRequest, requestKey } from './patch-request.ts'
import type { RoundLog } from './round-log.ts'
import { sectionOf, settlePatches } from './settle-patches.ts'
import { wouldBeDeleted } from './settle-issues.ts'
import { versionOf } from '../state/version-of.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { rememberRequest, signatureOf } from '../state/issue-state.ts'
import { roomOf } from './length-bounds.ts'

/** UTF-16 units of an instruction that stand before a refusal; an instruction has twice as many. */
const maxPart = 250

/**
 * Asks the writer for patches of every section that has issues: a capable model once for the whole draft, so that it reads rules and evidence
 * once; else section by section, in the order of the text.
 */
export async function patchSections(state: RunState, log: RoundLog): Promise<void> {
  const issues = Map.groupBy(issuesFor(state, log), ({ blockId }) => sectionOf(state, blockId))
  const sections = planOf(state).outline.filter(({ id }) => issues.has(id))
  if (state.context.modes.writer === 'full') {
    if (sections.length > 0 && !state.draft.isBudgetSpent) await patchTogether(state, log, sections, 'patch')
    return
  }
  // Steps and changes stand whole and in their order: a quote put in place of another would break them. What does not hold is taken out in the end.
  for (const section of sections.filter(({ form }) => form !== 'steps' && form !== 'changes')) {
    if (state.draft.isBudgetSpent) return
    await patchTogether(state, log, [section], `patch.${section.id}`)
  }
}

/** Issues that a round is for: all that are open, or in a mend those about sentences that would be deleted. */
function issuesFor(state: RunState, { isMend }: RoundLog): readonly Issue[] {
  const issues = [...state.issues.open.values()].map(({ issue }) => issue)
  return isMend ? issues.filter((issue) => wouldBeDeleted(state, issue)) : issues
}

/** An issue as the writer is told it: with the reason why its last change was refused, so that it does not hand in the same again. */
function withRefusal(state: RunState, issue: Issue): Issue {
  const { refused } = state.issues.open.get(signatureOf(issue)) ?? {}
  if (refused === undefined) return issue
  return { ...issue, instruction: `${issue.instruction.slice(0, maxPart)} The last change was refused: ${refused}`.slice(0, 2 * maxPart) }
}

async function patchTogether(state: RunState, log: RoundLog, sections: readonly Section[], step: string): Promise<void> {
  const ids = sections.map(({ id }) => id)
  const issues = issuesFor(state, log)
    .filter(({ blockId }) => ids.includes(sectionOf(state, blockId) ?? ''))
    .sort((a, b) => b.severity - a.severity)
  const working = versionOf(state, state.draft.pieces, log.n)
  const told = issues.map((issue) => withRefusal(state, issue))
  const room = roomOf(state, state.draft.pieces)
  const request = patchRequest(state, sections, { issues: told, working, room, isMend: log.isMend })
  log.issues.push(...issues)
  if (!rememberRequest(state.issues, requestKey(request))) {
    for (const { id } of issues) log.unanswered.add(id)
    return
  }
  const names = sections.map(({ heading }) => `“${heading}”`).join(', ')
  await askStep(
    state,
    { key: `r${log.n}.${step}`, role: 'writer', note: `Mending ${names}: ${plural(issues.length, 'issue')}` },
    async (at) => state.context.agents.patch(request, at),
    (answer, emit) => {
      const outcome = settlePatches(state, log, { sectionIds: ids, working, answer, emit })
      const resolved = new Set(answer.patches.flatMap(({ resolves }) => resolves))
      const touched = new Set(answer.patches.map(({ blockId }) => blockId))
      for (const { id, blockId } of issues) if (!resolved.has(id) && !touched.has(blockId)) log.unanswered.add(id)
      return outcome
    },
  )
}
