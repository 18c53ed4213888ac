/** Blocks of Markdown as a text: items of one list stand on lines of their own, everything else is apart by a blank line. */
export function joinBlocks(blocks: readonly string[]): string {
  const isItem = (block: string | undefined): boolean => /^ *- /.test(block ?? '')
  return blocks.map((block, at) => (at === 0 ? block : `${isItem(block) && isItem(blocks[at - 1]) ? '\n' : '\n\n'}${block}`)).join('')
}

/** Blocks of Markdown without the headings that nothing follows. */
export function withoutEmptyHeadings(parts: readonly string[]): readonly string[] {
  const level = (text: string | undefined): number => (text === undefined ? 1 : (/^(#{2,6}) /.exec(text)?.[1]?.length ?? 7))
  // Followed by nothing, or by a heading of the same or a higher rank: there is no text under it.
  const kept: string[] = []
  for (const part of parts.toReversed()) if (level(part) === 7 || level(kept.at(-1)) > level(part)) kept.push(part)
  return kept.toReversed()
}
