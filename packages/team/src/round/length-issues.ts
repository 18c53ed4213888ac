import { countDraftWords, countWords, statementsOf, stripTokens } from '@galley/evidence'
import { plural, type Block, type Issue } from '@galley/sdk'
import { capOf } from '../write/quote-instead.ts'
import { wordsLeft } from '../write/share.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { planOf, type RunState } from '../state/run-state.ts'
import { openIssue } from '../state/issue-state.ts'
import { wantedWords } from './length-bounds.ts'

/** Blocks that are asked to give or take words in one round. */
const maxBlocks = 3
/** Fewest words that a block is asked for: a few words do not pay for reading several sections again. */
const minWords = 20
/** Words that a draft may be off by beyond what its brief leaves: to ask for fewer costs more than they are worth. */
const maxTrifle = 5
/** Characters of an issue's instruction. */
const maxInstruction = 500

/** Words missing or too many until the brief's length is met within 10 %; negative when the draft is too long. */
export function missingWords(state: RunState, blocks: readonly Pick<Block, 'kind' | 'text'>[]): number {
  const words = countDraftWords(blocks)
  const { least, most } = wantedWords(state)
  return words < least ? least - words : Math.min(0, most - words)
}

/** Tells a best version that is short because its evidence holds no more words within the sources' shares. */
export function isShortOfEvidence(state: RunState): boolean {
  const best = state.draft.best
  if (best === null) return false
  const missing = missingWords(state, best.version.blocks)
  return missing > 0 && wordsLeft(best.version.claims, new Map(state.evidence.list.map((one) => [one.id, one])), capOf(state)) < missing
}

/** Asks a capable writer for more or fewer words where the length is off: shorter in the longest paragraphs, longer in the sections that lack most of their words. */
export function openLengthIssues(state: RunState, emit: (event: TeamEvent) => void): void {
  const best = state.draft.best
  if (best === null || state.context.modes.writer !== 'full' || isShortOfEvidence(state)) return
  const { blocks } = best.version
  const missing = missingWords(state, blocks)
  if (Math.abs(missing) <= maxTrifle) return
  for (const issue of missing > 0 ? wishesForMore(state, blocks, missing) : wishesForLess(blocks, -missing))
    openIssue(state.issues, { ...issue, severity: 2 }, 'host', emit)
}

type Wish = Pick<Issue, 'blockId' | 'span' | 'type' | 'instruction'>

/** Wishes for more words, each with the questions of its section: what speaks of them is shown to the writer. */
function wishesForMore(state: RunState, blocks: readonly Block[], missing: number): readonly Wish[] {
  const { outline, questions } = planOf(state)
  const lead = blocks.findIndex(({ kind }) => kind === 'heading')
  const sections = outline.flatMap((section) => {
    const own = blocks.filter(({ sectionId }, at) => sectionId === section.id && at > lead)
    // A lead has no room for more, nor has what announces a list; and the last block is the close.
    const prose = own.filter((block) => isProse(block) && !stripTokens(block.text).trim().endsWith(':'))
    const block = section === outline.at(-1) ? prose[0] : prose.at(-1)
    return block === undefined ? [] : [{ section, block, lacking: section.words - wordsOf(own) }]
  })
  const short = sections.filter(({ lacking }) => lacking >= minWords)
  const chosen = (short.length === 0 ? sections : short).toSorted((a, b) => b.lacking - a.lacking).slice(0, countOf(missing))
  const each = Math.ceil(missing / Math.max(1, chosen.length))
  return chosen.map(({ section, block }) => {
    const asked = questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => text)
    const task = `Say more from evidence that is not used yet: about ${plural(each, 'word')}, each sentence cited.`
    const instruction = [task, ...asked].join(' ').slice(0, maxInstruction)
    return { blockId: block.id, span: firstSentenceOf(block), type: 'missing-coverage', instruction }
  })
}

/** Wishes for fewer words. A few too many are taken out of the longest sentence, and nothing around it is read again. */
function wishesForLess(blocks: readonly Block[], tooMany: number): readonly Wish[] {
  const chosen = blocks
    .filter(isProse)
    .toSorted((a, b) => countWords(b.text) - countWords(a.text))
    .slice(0, countOf(tooMany))
  const each = Math.ceil(tooMany / Math.max(1, chosen.length))
  const instruction = `Shorten this by about ${plural(each, 'word')}; keep what is cited for the plan's questions.`
  return chosen.map((block) => {
    if (each > minWords) return { blockId: block.id, span: firstSentenceOf(block), type: 'off-brief', instruction }
    const [longest] = statementsOf(block).toSorted((a, b) => countWords(b.text) - countWords(a.text))
    return { blockId: block.id, span: longest?.text ?? block.text, type: 'redundant', instruction }
  })
}

function countOf(words: number): number {
  return Math.min(maxBlocks, Math.ceil(words / minWords))
}

function isProse({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list'
}

function firstSentenceOf(block: Block): string {
  return statementsOf(block)[0]?.text ?? block.text
}

function wordsOf(blocks: readonly { readonly text: string }[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0)
}
