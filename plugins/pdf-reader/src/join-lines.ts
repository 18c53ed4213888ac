/** First parts of words that keep their hyphen at the end of a line. */
const keeping = new Set(
  'all anti cross double ex first full ground half high in large long low mid multi near non off on one open part post pre real second self semi short single small so state third time two up user water well wide world year'.split(
    ' ',
  ),
)

/** The words of a document, by which hyphens at the ends of lines are judged. */
export interface KnownWords {
  readonly has: (word: string) => boolean
}

/** Collects the words that stand whole on the lines of a document, those with hyphens too. */
export function knownWords(lines: readonly string[]): KnownWords {
  const words = new Set<string>()
  for (const line of lines) for (const [word] of line.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) words.add(word.toLowerCase())
  return words
}

/** Joins the lines of a paragraph. A word that was divided at the end of a line becomes one again; a hyphen of its own stays. */
export function joinLines(lines: readonly string[], known: KnownWords): string {
  return lines.reduce((text, line) => joinTwo(text, line, known))
}

/** Joins two texts that may share a divided word. */
export function joinTwo(text: string, line: string, known: KnownWords): string {
  const divided = /([\p{L}\p{N}]+)[-\u00AD\u2010]$/u.exec(text)
  const rest = /^[\p{L}\p{N}]+/u.exec(line)?.[0]
  if (divided === null || rest === undefined) return `${text} ${line}`
  const [end, first = ''] = divided
  if (!/^\p{Ll}/u.test(rest) || /\p{N}$/u.test(first)) return text + line
  const isSoft = end.endsWith('\u00AD')
  const [whole, hyphenated] = [`${first}${rest}`.toLowerCase(), `${first}-${rest}`.toLowerCase()]
  const keeps = !isSoft && !known.has(whole) && (known.has(hyphenated) || keeping.has(first.toLowerCase()))
  return keeps ? text + line : text.slice(0, -1) + line
}
