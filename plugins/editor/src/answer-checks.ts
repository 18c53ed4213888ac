import { countWords, covers, plainText, statementsOf } from '@galley/evidence'
import type { AcceptanceCheck, ReviewAnswer, ReviewInput } from '@galley/sdk'

/** A section with this share of its words is written. */
const written = 0.6

/** Answers the plan's checks by what stands there: the length of a section, or the words of a point; of a check that gives neither, its own words. */
export function answerChecks(input: ReviewInput): ReviewAnswer['acceptance'] {
  const sentences = input.blocks.flatMap((block) => statementsOf(block).map(({ text }) => plainText(text)))
  return input.plan.acceptance.map((check) => {
    const section = input.plan.outline.find(({ id }) => id === check.sectionId)
    if (section === undefined) return byWords(check, sentences)
    const words = input.blocks.filter(({ sectionId }) => sectionId === section.id).reduce((sum, { text }) => sum + countWords(text), 0)
    return { id: check.id, pass: words >= section.words * written, evidence: `${words} of ${section.words} words` }
  })
}

function byWords({ id, check, point = check }: AcceptanceCheck, sentences: readonly string[]): ReviewAnswer['acceptance'][number] {
  const at = sentences.findIndex((_, index) => covers(sentences.slice(index, index + 3), point))
  return at < 0 ? { id, pass: false } : { id, pass: true, evidence: (sentences[at] ?? '').slice(0, 300) }
}
