import type { Block } from '@galley/sdk'

/** Words of a draft for showing, without its citation tokens. */
export function countWords(blocks: readonly Pick<Block, 'text'>[]): number {
  return blocks.reduce(
    (sum, { text }) => sum + (text.replaceAll(/\[\[c:[^\]]+\]\]/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0),
    0,
  )
}
