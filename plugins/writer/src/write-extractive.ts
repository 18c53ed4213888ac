import { countWords, judgeSupport, termOverlap } from '@galley/evidence'
import type { ShownEvidence, WriteAnswer, WriteInput, WrittenBlock } from '@galley/sdk'
import { attribution } from './attribution.ts'
import { chooseEvidence, type Choice } from './choose-evidence.ts'
import { fitWords } from './fit-words.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { blockOf, createNamer } from './piece.ts'

/** Writes a section out of quotations alone. True by construction: every sentence is quoted and attributed. */
export function writeExtractive(input: WriteInput): WriteAnswer {
  const { section } = input
  const chosen = selectFor(input, section.words - countWords(section.heading))
  if (chosen.length === 0) return { blocks: emptySection(input), rejected: [] }
  const name = createNamer()
  const paragraphs = paragraphsOf(
    chosen.map(({ evidence }) => evidence),
    formOf(input),
  )
  return { blocks: [headingOf(input), ...paragraphs.map((pieces) => blockOf('paragraph', pieces, name))], rejected: [] }
}

/** The quotes of a section that fill so many words, best first. */
export function selectFor(input: WriteInput, words: number, without: ReadonlySet<string> = new Set()): readonly Choice[] {
  const choices = chooseEvidence(input).filter(({ evidence }) => !without.has(evidence.id) && isSupported(evidence, input.brief.language))
  const titles = new Map(choices.map(({ evidence }) => [evidence.sourceId, evidence.title]))
  const naming = (sourceId: string): number => countWords(attribution(titles.get(sourceId) ?? '', 0))
  const picked = fitWords(choices, { words, share: input.share, naming })
  return choices.filter((choice) => picked.includes(choice))
}

/** Sections begin with different forms of attribution. */
export function formOf({ section }: WriteInput): number {
  return Number(/\d+/.exec(section.id)?.[0] ?? 0) * 3
}

export function headingOf({ section }: WriteInput): WrittenBlock {
  return { kind: 'heading', text: section.heading, claims: [] }
}

/** The host judges every sentence; what it would not let pass is not written. */
function isSupported(evidence: ShownEvidence, language: string | undefined): boolean {
  const [[piece] = []] = paragraphsOf([evidence], 0)
  if (piece === undefined) return false
  const support = judgeSupport(piece.text, [{ ...evidence, window: evidence.quote }], language === undefined ? {} : { language })
  return support.verdict === 'supported'
}

/** A point that must be covered is not passed over in silence; any other section without evidence is left out. */
export function emptySection(input: WriteInput): readonly WrittenBlock[] {
  const { brief, section, questions } = input
  const asked = questions.filter(({ id }) => section.questionIds.includes(id))
  const isWanted = (brief.mustCover ?? []).some((point) => asked.some(({ text }) => termOverlap(point, text) >= 0.6))
  if (!isWanted) return []
  return [headingOf(input), { kind: 'paragraph', text: 'None of the sources that were read says anything on this point.', claims: [] }]
}
