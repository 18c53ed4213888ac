import { countWords } from '@galley/evidence'
import { askModel, type Host, type ShownEvidence, type WriteAnswer, type WriteInput, type WrittenBlock } from '@galley/sdk'
import { chooseEvidence, type Choice } from './choose-evidence.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { blockOf, createNamer, wordsOf, type DraftSentence } from './draft-sentence.ts'
import { settleSentences } from './settle-sentences.ts'
import { rules, showEvidence } from './show-evidence.ts'
import { blocksSchema, readBlocks, type ShownBlock } from './shown-sentences.ts'
import { formOf, headingOf, selectFor } from './write-extractive.ts'

/** Maximum quotes that a model sees at once: more make it forget the first. */
const maxEvidence = 12
/** Maximum earlier statements that it is told not to repeat. */
const maxEarlier = 12
/** Minimum score of good evidence, as a share of the best, 0–1. */
const minGood = 0.35

/** Writes a section with a capable model. `null` when its answer is of no use. */
export async function writeFull(input: WriteInput, host: Host): Promise<WriteAnswer | null> {
  const evidence = ownFirst(chooseEvidence(input))
    .slice(0, maxEvidence)
    .map((choice) => choice.evidence)
  if (evidence.length === 0) return null
  const answer = await askModel(host, {
    messages: messagesFor(input, evidence),
    schema: blocksSchema,
    maxTokens: Math.round(input.section.words * 3 + 600),
  })
  const shown = readBlocks(answer?.json)
  const bench = { evidence, language: input.brief.language, said: input.earlier.map(({ text }) => text), host }
  const { pieces, rejected } = await settleSentences(
    shown.flatMap(({ sentences }) => sentences),
    bench,
  )
  const groups = fitted(regroup(shown, pieces), input.section.words - countWords(input.section.heading))
  if (groups.length === 0) return null
  const name = createNamer()
  const blocks = groups.map(({ kind, pieces: own }) => blockOf(kind, own, name))
  return { blocks: [headingOf(input), ...blocks, ...filling(input, groups, name)], rejected }
}

/** Puts what only this section can use before what others could use as well, if it is any good: so something is left for them. */
function ownFirst(choices: readonly Choice[]): readonly Choice[] {
  const best = Math.max(0, ...choices.map(({ score }) => score))
  const isOwn = ({ evidence, score }: Choice): boolean => evidence.questionIds.length === 1 && score >= best * minGood
  return [...choices.filter(isOwn), ...choices.filter((choice) => !isOwn(choice))]
}

interface Group {
  readonly kind: ShownBlock['kind']
  readonly pieces: readonly DraftSentence[]
}

function regroup(shown: readonly ShownBlock[], pieces: readonly (DraftSentence | null)[]): readonly Group[] {
  let at = 0
  return shown
    .map(({ kind, sentences }) => {
      const own = pieces.slice(at, at + sentences.length).filter((piece) => piece !== null)
      at += sentences.length
      return { kind, pieces: own }
    })
    .filter((group) => group.pieces.length > 0)
}

/** Cuts whole sentences from the end until the section is no more than a tenth too long. */
function fitted(groups: readonly Group[], words: number): readonly Group[] {
  let room = words * 1.1
  return groups
    .map(({ kind, pieces }) => ({
      kind,
      pieces: pieces.filter((piece) => {
        const own = wordsOf([piece])
        if (own > room) return false
        room -= own
        return true
      }),
    }))
    .filter(({ pieces }) => pieces.length > 0)
}

/** Fills what is missing of the length with quotes that the model left unused, if the section has any. */
function filling(input: WriteInput, groups: readonly Group[], name: () => string): readonly WrittenBlock[] {
  const pieces = groups.flatMap((group) => group.pieces)
  const left = input.section.words - countWords(input.section.heading) - wordsOf(pieces)
  if (left < input.section.words * 0.1) return []
  const used = new Set(pieces.flatMap(({ evidenceIds }) => evidenceIds))
  const earlier = [...input.earlier, ...pieces.map(({ text, evidenceIds }) => ({ text, evidenceIds }))]
  const more = selectFor({ ...input, earlier }, left, used).map(({ evidence }) => evidence)
  return paragraphsOf(more, formOf(input)).map((own) => blockOf('paragraph', own, name))
}

function messagesFor(input: WriteInput, evidence: readonly ShownEvidence[]): readonly { role: 'system' | 'user'; content: string }[] {
  const { brief, title, section, questions, earlier } = input
  const asked = questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => `- ${text}`)
  const said = earlier.slice(-maxEarlier).map(({ text }) => `- ${text.slice(0, 240)}`)
  const wishes = [
    `Topic: ${title}`,
    `Section: ${section.heading}. ${section.intent}`,
    `Length: about ${section.words} words`,
    ...(brief.audience === undefined ? [] : [`Audience: ${brief.audience}`]),
    ...(brief.goal === undefined ? [] : [`Goal: ${brief.goal}`]),
    ...(brief.tone === undefined ? [] : [`Tone: ${brief.tone}`]),
    ...(brief.language === undefined ? [] : [`Language: ${brief.language}`]),
    ...(brief.mustAvoid === undefined ? [] : [`Avoid: ${brief.mustAvoid.join('; ')}`]),
    ...(asked.length === 0 ? [] : [`It answers:\n${asked.join('\n')}`]),
    ...(said.length === 0 ? [] : [`Earlier sections already say this; do not repeat it:\n${said.join('\n')}`]),
  ]
  return [
    {
      role: 'system',
      content: `You write one section of an article from numbered evidence, in plain connected prose: paragraphs of two to five sentences, a list only for things of one kind. ${rules}`,
    },
    { role: 'user', content: `${wishes.join('\n')}\n\n${showEvidence(evidence)}` },
  ]
}
