import { countWords } from '@galley/evidence'
import type { Host, ShownEvidence, WriteAnswer, WriteInput } from '@galley/sdk'
import { paragraphsOf } from './paragraphs-of.ts'
import { blockOf, createNamer, wordsOf, type DraftSentence } from './draft-sentence.ts'
import { restate } from './restate.ts'
import { said } from './said.ts'
import { emptySection, headingOf, selectFor } from './write-extractive.ts'

/** Maximum times that what restating made shorter is filled with more evidence. */
const maxPasses = 3
/** Minimum length of a section, as a share of the words asked for, 0–1; below it more evidence is taken. */
const minFilled = 0.95

/**
 * Writes a section with a model that can do one small thing at a time: each quote is restated in one sentence, kept if the support check
 * lets it pass; otherwise the quote itself stands in its place and the sentence is listed as rejected.
 */
export async function writeConstrained(input: WriteInput, host: Host): Promise<WriteAnswer> {
  const target = input.section.words - countWords(input.section.heading)
  const restated = new Map<string, DraftSentence>()
  const rejected: WriteAnswer['rejected'][number][] = []
  const used: ShownEvidence[] = []
  const earlier = input.earlier.map(({ text }) => said(text))
  for (let pass = 0; pass < maxPasses && wordsOf(layOut(used, restated, input).flat()) < target * minFilled; pass += 1) {
    const left = target - wordsOf(layOut(used, restated, input).flat())
    const more = selectFor(input, left, new Set(used.map(({ id }) => id)))
    if (more.length === 0) break
    for (const { evidence } of more) {
      host.progress(`Writing ${input.section.heading}`, Math.min(1, used.length / Math.max(1, target / 25)))
      const result = await restate(evidence, earlier, input.brief.language, host)
      used.push(evidence)
      earlier.push(said(result.kept?.text ?? evidence.quote))
      if (result.kept !== null) restated.set(evidence.id, result.kept)
      else if (result.sentence !== undefined) {
        rejected.push({ sentence: result.sentence.slice(0, 4000), evidenceIds: [evidence.id], reason: (result.reason ?? '').slice(0, 500) })
      }
    }
  }
  if (used.length === 0) return { blocks: emptySection(input), rejected }
  const name = createNamer()
  return { blocks: [headingOf(input), ...layOut(used, restated, input).map((pieces) => blockOf('paragraph', pieces, name))], rejected }
}

/** The paragraphs of the quotes, with the restated sentences in the places of theirs. */
function layOut(
  used: readonly ShownEvidence[],
  restated: ReadonlyMap<string, DraftSentence>,
  input: WriteInput,
): readonly (readonly DraftSentence[])[] {
  return paragraphsOf(used, input.brief.language, restated)
}
