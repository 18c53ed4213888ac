import type { FrameWords, NotRead } from '@galley/sdk'

/** Lines about what was not read that a printed draft holds; its JSON holds all. */
const maxLines = 6

/** Lists what was not read, for the end of a printed draft: what has a reason of its own first, of many with the same reason a few. */
export function listNotRead(notRead: readonly NotRead[], words: FrameWords): readonly string[] {
  const kindOf = ({ name, reason, code = '' }: NotRead): string => `${code} ${reason.replaceAll(name, '')}`
  const alike = Map.groupBy(notRead, kindOf)
  const ordered = notRead.toSorted((a, b) => (alike.get(kindOf(a))?.length ?? 0) - (alike.get(kindOf(b))?.length ?? 0))
  const rest = ordered.length - maxLines
  return rest > 1 ? [...ordered.slice(0, maxLines).map(words.notRead), words.more(rest)] : ordered.map(words.notRead)
}
