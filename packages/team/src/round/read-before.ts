import { statementsOf, stripTokens } from '@galley/evidence'
import type { Block } from '@galley/sdk'
import { changedShare } from './changed-share.ts'

/** Sentences that a section may gain or lose before the editor reads the draft again: where no more came or went, second readings found next to nothing. */
const maxNewSentences = 2

/** Share of the words of a section, 0 to 1, that may be others before the editor reads again: a row of which a cell was mended is no new row. */
const maxMended = 0.3

/**
 * The sections, by id, in which the editor read every sentence as it stands; `null` where no section has gained or lost more than two sentences or has
 * more than three words in ten that are others: then nothing is worth a second reading.
 */
export function readBefore(read: readonly Block[], blocks: readonly Block[]): readonly string[] | null {
  const ids = [...new Set([...read, ...blocks].map(({ sectionId }) => sectionId))]
  const sections = ids.map((id) => {
    const [was, is] = [blocksOf(read, id), blocksOf(blocks, id)]
    const [former, now] = [sentencesOf(was), sentencesOf(is)]
    const isSame = former.join('\n') === now.join('\n')
    return { id, isSame, isNew: !isSame && (Math.abs(former.length - now.length) > maxNewSentences || changedShare(was, is) > maxMended) }
  })
  return sections.some(({ isNew }) => isNew) ? sections.flatMap(({ id, isSame }) => (isSame ? [id] : [])) : null
}

function blocksOf(blocks: readonly Block[], id: string): readonly Block[] {
  return blocks.filter(({ sectionId }) => sectionId === id)
}

function sentencesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => statementsOf(block).map(({ text }) => stripTokens(text).trim()))
}
