import { statementsOf, stripTokens } from '@galley/evidence'
import type { Block, CompareAnswer, Round } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { planOf, type RunState } from '../state/run-state.ts'

/** Answers of an editor about two texts, with either first. */
export type Comparison = NonNullable<Round['comparison']>

/** The editor's answers with either text first; null where no capable model reads for it or the budget does not cover it. */
export async function compareBlind(
  state: RunState,
  key: string,
  before: readonly ClaimedBlock[],
  after: readonly ClaimedBlock[],
): Promise<Comparison | null> {
  if (state.context.modes.editor !== 'full' || state.draft.isBudgetSpent) return null
  const { title } = planOf(state)
  const texts = { before: changedText(before, after), after: changedText(after, before) }
  const answers: ('before' | 'after' | 'neither')[] = []
  for (const order of [['before', 'after'] as const, ['after', 'before'] as const]) {
    const [first, second] = order
    const isDone = await askStep(
      state,
      { key: `${key}.${first}`, role: 'editor', note: 'Comparing the text before the round with the text after it' },
      async (at) => state.context.agents.compare({ title, first: texts[first], second: texts[second] }, at),
      ({ better }: CompareAnswer) => {
        answers.push(better === 'first' ? first : better === 'second' ? second : 'neither')
        return better === 'neither'
          ? 'Preferred neither text'
          : `Preferred the text ${answers.at(-1) === 'before' ? 'before' : 'after'} the change`
      },
    )
    if (!isDone) return null
    // One word for the earlier text is enough: the other order cannot change the outcome.
    if (answers.includes('before')) break
  }
  return answers
}

/** True where the editor preferred the later text in one order at least, and the earlier one in none. */
export function prefersAfter(comparison: Comparison): boolean {
  return comparison.includes('after') && !comparison.includes('before')
}

/** Text that a draft has and another has not, as a reader has it: of a block the sentences or items from the first that differs to the last, and one on each side of them. */
function changedText(pieces: readonly ClaimedBlock[], others: readonly ClaimedBlock[]): string {
  const known = new Set(others.map(({ block }) => block.text))
  const beside = besideGone(pieces, others)
  return pieces
    .filter(({ block }) => !known.has(block.text) || beside.has(block.id))
    .map((piece) =>
      changedPart(
        piece,
        others.find(({ block }) => block.id === piece.block.id),
      ),
    )
    .join('\n\n')
}

/** Blocks on both sides of one that only the other draft has: it shows by them that it is gone. */
function besideGone(pieces: readonly ClaimedBlock[], others: readonly ClaimedBlock[]): ReadonlySet<string | undefined> {
  const ids = new Set(pieces.map(({ block }) => block.id))
  return new Set(others.flatMap(({ block }, at) => (ids.has(block.id) ? [] : [others[at - 1]?.block.id, others[at + 1]?.block.id])))
}

function changedPart({ block }: ClaimedBlock, other: ClaimedBlock | undefined): string {
  if (block.kind === 'heading') return `## ${block.text}`
  if ((block.kind !== 'paragraph' && block.kind !== 'list') || other === undefined) return stripTokens(block.text)
  const parts = partsOf(block)
  const theirs = partsOf(other.block)
  const first = parts.findIndex((text, at) => text !== theirs[at])
  const last = parts.findLastIndex((text, at) => text !== theirs[at - parts.length + theirs.length])
  const [from, to] = [Math.max(0, (first < 0 ? last : first) - 1), Math.max(first, last) + 2]
  const shown = [...(from > 0 ? ['…'] : []), ...parts.slice(from, to), ...(to < parts.length ? ['…'] : [])]
  return shown.join(block.kind === 'list' ? '\n' : ' ')
}

/** The sentences of a paragraph, or the items of a list with their marks. */
function partsOf(block: Block): readonly string[] {
  if (block.kind === 'list') return stripTokens(block.text).split('\n')
  return statementsOf(block).map(({ text }) => stripTokens(text).trim())
}
