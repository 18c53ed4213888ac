import { comparedSides, countWords, judgeSupport, premiseOf, statesPremise, termOverlap } from '@galley/evidence'
import { frameWords, type ShownEvidence, type WriteAnswer, type WriteInput, type WrittenBlock } from '@galley/sdk'
import { askedIn } from './asked-in.ts'
import { attribution } from './attribution.ts'
import { chooseEvidence, type Choice } from './choose-evidence.ts'
import { coverPoints } from './cover-points.ts'
import { fitWords } from './fit-words.ts'
import { isOptional, writeForm } from './forms/write-form.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { blockOf, createNamer } from './draft-sentence.ts'

/** Writes a section out of quotations alone, in its form. True by construction: every sentence is quoted and attributed. */
export function writeExtractive(input: WriteInput): WriteAnswer {
  const { section } = input
  const formed = writeForm(input)
  if (formed !== null) return { blocks: [headingOf(input), ...doubtOf(input), ...formed], rejected: [] }
  if (isOptional(input) && askedIn(input) === undefined) return { blocks: [], rejected: [] }
  const chosen = selectFor(input, section.words - countWords(section.heading))
  if (chosen.length === 0) return { blocks: emptySection(input), rejected: [] }
  const name = createNamer()
  const paragraphs = paragraphsOf(
    chosen.map(({ evidence }) => evidence),
    input.brief.language,
  )
  const told = paragraphs.map((pieces) => blockOf('paragraph', pieces, name))
  return { blocks: [headingOf(input), ...doubtOf(input), ...told], rejected: [] }
}

/** Says that no source states what the question of a section takes for granted; what is quoted below it is the nearest that there is. */
function doubtOf(input: WriteInput): readonly WrittenBlock[] {
  const { brief, evidence } = input
  const asked = askedIn(input)
  const premise = asked === undefined ? [] : premiseOf(asked.text, evidence.map(({ title }) => title).join(' '))
  if (
    premise.length === 0 ||
    evidence.some(({ quote, headings = [] }) => [quote, ...headings].some((text) => statesPremise(premise, text)))
  )
    return []
  return [{ kind: 'paragraph', text: frameWords(brief.language).premiseNotFound, claims: [] }]
}

/** Maximum selections that are made again without what the support check refused. */
const maxTries = 4

/** The quotes of a section that fill so many words, best first. What the host would not let pass is not among them. */
export function selectFor(input: WriteInput, words: number, without: ReadonlySet<string> = new Set()): readonly Choice[] {
  let choices = chooseEvidence(input).filter(({ evidence }) => !without.has(evidence.id))
  const first = new Map(choices.map(({ evidence }) => [evidence.sourceId, evidence] as const))
  const naming = (sourceId: string): number => {
    const one = first.get(sourceId)
    return one === undefined ? 0 : countWords(attribution(one, input.brief.language))
  }
  const points = pointsOf(input)
  for (let attempt = 0; attempt <= maxTries; attempt += 1) {
    const room = { words, share: input.share, naming }
    const picked = coverPoints(opened(fitWords(choices, room)), choices, points, room)
    const refused = picked.filter(({ evidence }) => !isSupported(evidence, input.brief.language))
    if (refused.length === 0 || attempt === maxTries) return picked.filter((choice) => !refused.includes(choice))
    choices = choices.filter((choice) => !refused.includes(choice))
  }
  return []
}

/** Multiplier that lowers a beginning which speaks of something as known. */
const assumed = 0.6

/** The source whose words make the best beginning comes first: of each, that is the earliest of what was picked. */
function opened(picked: readonly Choice[]): readonly Choice[] {
  const first = new Map<string, Choice>()
  for (const choice of picked) {
    const other = first.get(choice.evidence.sourceId)
    if (other === undefined || choice.evidence.start < other.evidence.start) first.set(choice.evidence.sourceId, choice)
  }
  // *The attackers …* wants somebody to have spoken of them.
  const worth = ({ evidence, score, match }: Choice): number => score * (0.2 + match) * (/^The \p{Ll}/u.test(evidence.quote) ? assumed : 1)
  const [best] = [...first.values()].sort((a, b) => worth(b) - worth(a))
  const isFirst = ({ evidence }: Choice): boolean => evidence.sourceId === best?.evidence.sourceId
  return [...picked.filter(isFirst), ...picked.filter((choice) => !isFirst(choice))]
}

export function headingOf({ section }: WriteInput): WrittenBlock {
  return { kind: 'heading', text: section.heading, claims: [] }
}

/** The host judges every sentence; what it would not let pass is not written. */
function isSupported(evidence: ShownEvidence, language: string | undefined): boolean {
  const [[piece] = []] = paragraphsOf([evidence], language)
  if (piece === undefined) return false
  const support = judgeSupport(piece.text, [{ ...evidence, window: evidence.quote }], language === undefined ? {} : { language })
  return support.verdict === 'supported'
}

/** A point that must be covered and a question of the topic are not passed over in silence; any other section without evidence is left out, as is that of several sides together: each has one of its own. */
export function emptySection(input: WriteInput): readonly WrittenBlock[] {
  const asked = askedIn(input)
  const isTogether = asked !== undefined && comparedSides(asked.text).length > 1
  if (pointsOf(input).length === 0 && (asked === undefined || isTogether)) return []
  const { foundAbove, nothingFound } = frameWords(input.brief.language)
  return [headingOf(input), { kind: 'paragraph', text: isToldAbove(input) ? foundAbove : nothingFound, claims: [] }]
}

/** True where a section before this one cites what was found for its questions: a table of facts takes up the only answer that there is. */
function isToldAbove({ section, evidence, earlier }: WriteInput): boolean {
  const told = new Set(earlier.flatMap(({ evidenceIds }) => evidenceIds))
  return evidence.some(({ id, questionIds }) => told.has(id) && questionIds.some((question) => section.questionIds.includes(question)))
}

/** The points of the brief that this section's questions ask about. */
function pointsOf({ brief, section, questions }: WriteInput): readonly string[] {
  const asked = questions.filter(({ id }) => section.questionIds.includes(id))
  return (brief.mustCover ?? []).filter((point) => asked.some(({ text }) => termOverlap(point, text) >= 0.6))
}
