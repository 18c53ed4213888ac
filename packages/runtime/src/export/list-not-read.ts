import type { FrameWords, NotRead } from '@galley/sdk'

/** Lines about what was not read that a printed draft holds; its JSON holds all. */
const maxLines = 30

/** Lists what was not read, for the end of a printed draft. */
export function listNotRead(notRead: readonly NotRead[], words: FrameWords): readonly string[] {
  const rest = notRead.length - maxLines
  return [...notRead.slice(0, maxLines).map(words.notRead), ...(rest > 0 ? [words.more(rest)] : [])]
}
