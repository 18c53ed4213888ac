/** Blocks of Markdown as a text: items of one list stand on lines of their own, everything else is apart by a blank line. */
export function joinBlocks(blocks: readonly string[]): string {
  const isItem = (block: string | undefined): boolean => /^ *- /.test(block ?? '')
  return blocks.map((block, at) => (at === 0 ? block : `${isItem(block) && isItem(blocks[at - 1]) ? '\n' : '\n\n'}${block}`)).join('')
}
