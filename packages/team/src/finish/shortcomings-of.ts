import { countDraftWords, countWords } from '@galley/evidence'
import { plural, type Mode, type NotVerified, type Plan, type RejectedSentence } from '@galley/sdk'
import type { ScoredVersion } from '../state/caches.ts'

/** Parts of a draft, beside its text, that say if the text is what was asked for. */
export interface DraftAims {
  readonly mode: Mode
  readonly plan: Pick<Plan, 'questions' | 'outline'>
  /** Words that were asked for. */
  readonly words: number
  readonly rejected: readonly RejectedSentence[]
  readonly notVerified: readonly NotVerified[]
}

/** Share of the words asked for that a post keeps at least, whatever was taken out of it; and where a section or a point it must cover went as well. */
const kept = { least: 0.5, withGaps: 0.85 }

/**
 * Lists, in words for a reader, why a text is below the bar of a draft: a statement without support, a citation that leads nowhere, a block
 * that is not Markdown or gives orders to a machine, a must-cover point that is neither met nor listed under *Could not verify*, none of
 * the plan's questions answered: then its sources are about something else; a post of which too little is left, because its sentences did not hold. Length alone is never a reason. Empty for a draft that is done.
 */
export function shortcomingsOf(scored: ScoredVersion, aims: DraftAims): readonly string[] {
  const { version, uncovered } = scored
  const { contradicted, unsupported, undecided, dangling, unparsable, injected } = version.invariants
  const { questions } = aims.plan
  const listed = new Set(aims.notVerified.map(({ text }) => text))
  const lost = uncovered.filter(({ mustCover, text }) => mustCover && !listed.has(text))
  const isAnswering = questions.length === 0 || !questions.every(({ id }) => uncovered.some(({ questionId }) => questionId === id))
  return [
    ...(isAnswering ? [] : ['It answers none of the questions that it was to answer.']),
    ...remnant(scored, aims),
    ...told(unsupported, 'statement has no support', 'statements have no support'),
    ...told(undecided, 'statement could not be decided', 'statements could not be decided'),
    ...told(contradicted, 'statement says otherwise than its source', 'statements say otherwise than their sources'),
    ...told(dangling, 'citation leads nowhere', 'citations lead nowhere'),
    ...told(unparsable, 'block is not the Markdown it says it is', 'blocks are not the Markdown they say they are'),
    ...told(injected, 'block gives orders to a machine', 'blocks give orders to a machine'),
    ...lost.map(({ text }) => `The draft neither covers nor lists a point it must cover: ${text}`),
  ]
}

/** Says of a post that it would have its length had its sentences held. A text that quotes is as long as its sources allow. */
function remnant({ version, uncovered }: ScoredVersion, { mode, plan, words: asked, rejected }: DraftAims): readonly string[] {
  const words = countDraftWords(version.blocks)
  const taken = rejected.reduce((sum, { sentence }) => sum + countWords(sentence), 0)
  const written = new Set(version.blocks.map(({ sectionId }) => sectionId))
  const gone = plan.outline.filter(({ id }) => !written.has(id))
  const hasGaps = gone.length > 0 || uncovered.some(({ mustCover }) => mustCover)
  const least = asked * (hasGaps ? kept.withGaps : kept.least)
  if (mode !== 'full' || words >= least || words + taken < least) return []
  const were = rejected.length === 1 ? 'was' : 'were'
  return [
    `It has ${words} of ${plural(asked, 'word')}: ${plural(rejected.length, 'sentence')} that did not hold ${were} taken out.`,
    ...gone.map(({ heading }) => `Its section “${heading}” is missing.`),
  ]
}

function told(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}.`]
}
