import type { Block } from '@galley/sdk'
import { countWords } from './count-words.ts'

/** Words of a draft as its reader is told: the words of all blocks but the headings. */
export function countDraftWords(blocks: readonly Pick<Block, 'kind' | 'text'>[]): number {
  return blocks.reduce((sum, { kind, text }) => sum + (kind === 'heading' ? 0 : countWords(text)), 0)
}
