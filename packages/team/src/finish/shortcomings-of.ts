import type { NotVerified, Question } from '@galley/sdk'
import type { ScoredVersion } from '../state/caches.ts'

/**
 * Lists, in words for a reader, why a text is below the bar of a draft: a statement without support, a citation that leads nowhere, a block
 * that is not Markdown or gives orders to a machine, a must-cover point that is neither met nor listed under *Could not verify*, or none of
 * the plan's `questions` answered: then its sources are about something else. Length alone is never a reason. Empty for a draft that is done.
 */
export function shortcomingsOf(
  { version, uncovered }: ScoredVersion,
  notVerified: readonly NotVerified[],
  questions: readonly Question[],
): readonly string[] {
  const { contradicted, unsupported, undecided, dangling, unparsable, injected } = version.invariants
  const listed = new Set(notVerified.map(({ text }) => text))
  const lost = uncovered.filter(({ mustCover, text }) => mustCover && !listed.has(text))
  const isAnswering = questions.length === 0 || !questions.every(({ id }) => uncovered.some(({ questionId }) => questionId === id))
  return [
    ...(isAnswering ? [] : ['It answers none of the questions that it was to answer.']),
    ...told(unsupported, 'statement has no support', 'statements have no support'),
    ...told(undecided, 'statement could not be decided', 'statements could not be decided'),
    ...told(contradicted, 'statement says otherwise than its source', 'statements say otherwise than their sources'),
    ...told(dangling, 'citation leads nowhere', 'citations lead nowhere'),
    ...told(unparsable, 'block is not the Markdown it says it is', 'blocks are not the Markdown they say they are'),
    ...told(injected, 'block gives orders to a machine', 'blocks give orders to a machine'),
    ...lost.map(({ text }) => `The draft neither covers nor lists a point it must cover: ${text}`),
  ]
}

function told(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}.`]
}
