import { lintDraft } from '@galley/evidence'
import type { FoundIssue, Host, ReviewAnswer, ReviewInput } from '@galley/sdk'
import { answerChecks } from './answer-checks.ts'
import { findMissing } from './find-missing.ts'
import { reviewWithModel } from './review-with-model.ts'

/** Maximum issues of one review. */
const maxIssues = 60

/** Looks at the form of a draft: the lints, what is missing of what must be covered, and, with a capable model, at most eight located issues. */
export async function review(input: ReviewInput, host: Host): Promise<ReviewAnswer> {
  const { brief, blocks, mode } = input
  const own = [...lintDraft({ blocks, brief }), ...findMissing(input)]
  const found = mode === 'full' ? await reviewWithModel(input, host) : []
  return { issues: distinct([...own, ...found]).slice(0, maxIssues), acceptance: answerChecks(input) }
}

/** One issue a place and type: the gravest. */
function distinct(issues: readonly FoundIssue[]): readonly FoundIssue[] {
  const seen = new Map<string, FoundIssue>()
  for (const issue of issues) {
    const key = `${issue.blockId}\n${issue.type}\n${issue.span}`
    const known = seen.get(key)
    if (known === undefined || known.severity < issue.severity) seen.set(key, issue)
  }
  return [...seen.values()]
}
