const seam = /(["'])\s*\+\s*f?b?\1|(["'])[ \t]+(?=\2[^"'\n]*\2[ \t]*[),\]])\2/g

/** Joins texts that stand next to each other, `'sub' + 'process'`, and tells where an offset of the joined text was before. */
export function joinLiterals(text: string): { readonly joined: string; readonly offsetOf: (at: number) => number } {
  const cuts: { readonly at: number; readonly removed: number }[] = []
  let removed = 0
  const joined = text.replaceAll(seam, (match: string, _one: unknown, _other: unknown, offset: number) => {
    cuts.push({ at: offset - removed, removed: removed + match.length })
    removed += match.length
    return ''
  })
  return { joined, offsetOf: (at) => at + (cuts.findLast((cut) => cut.at <= at)?.removed ?? 0) }
}
