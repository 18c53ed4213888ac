import { countWords, covers, plainText, statementsOf } from '@galley/evidence'
import { defaultWords, type Block, type FoundIssue, type Plan, type ReviewInput } from '@galley/sdk'

/** Distance below its length, as a share of it, from which a draft is an issue. */
const tolerance = 0.1

/** Finds what the draft does not say though it must, and for a tiny model the section that is most to blame when it is too short; a capable one is asked for words by the host. */
export function findMissing({ brief, mode, plan, blocks }: ReviewInput): readonly FoundIssue[] {
  const sentences = blocks.flatMap((block) => statementsOf(block).map(({ text }) => plainText(text)))
  const uncovered = (brief.mustCover ?? []).filter((point) => !covers(sentences, point))
  const issues = uncovered.flatMap((point) => {
    const question = plan.questions.find(({ text }) => text.includes(point))
    const section =
      plan.outline.find(({ questionIds }) => question !== undefined && questionIds.includes(question.id)) ?? plan.outline.at(-1)
    return located(blocks, section?.id, { severity: 3, instruction: `Cover this point: ${point}` })
  })
  return mode !== 'constrained' ? issues : [...issues, ...tooShort(brief.words ?? defaultWords, plan, blocks)]
}

function tooShort(wanted: number, plan: Plan, blocks: readonly Block[]): readonly FoundIssue[] {
  const wordsIn = (sectionId?: string): number =>
    blocks
      .filter((block) => sectionId === undefined || block.sectionId === sectionId)
      .reduce((sum, block) => sum + countWords(block.text), 0)
  if (wordsIn() >= wanted * (1 - tolerance)) return []
  const [worst] = plan.outline
    .map((section) => ({ section, missing: section.words - wordsIn(section.id) }))
    .sort((a, b) => b.missing - a.missing)
  if (worst === undefined || worst.missing <= 0) return []
  const about = plan.questions.filter(({ id }) => worst.section.questionIds.includes(id)).map(({ text }) => text)
  const instruction = `Say more, this section is ${worst.missing} words short: ${about.join(' ')}`
  return located(blocks, worst.section.id, { severity: 2, instruction, missingWords: worst.missing })
}

/** An issue points at text that is there: at the last paragraph of the section, or of the draft. */
function located(
  blocks: readonly Block[],
  sectionId: string | undefined,
  issue: Pick<FoundIssue, 'severity' | 'instruction' | 'missingWords'>,
): readonly FoundIssue[] {
  const inside = blocks.filter((block) => block.sectionId === sectionId)
  const block = inside.findLast(({ kind }) => kind === 'paragraph') ?? inside.at(-1) ?? blocks.at(-1)
  if (block === undefined || block.text.trim() === '') return []
  const span = statementsOf(block).at(-1)?.text ?? block.text
  return [
    { blockId: block.id, span: span.slice(0, 2000), type: 'missing-coverage', ...issue, instruction: issue.instruction.slice(0, 400) },
  ]
}
