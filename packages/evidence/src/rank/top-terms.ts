import { plainText } from '../text/markdown/plain-text.ts'
import { tokensOf } from '../text/words/tokens.ts'

/** A word or pair of words that texts share. */
export interface Term {
  /** As most often written, in lower case if it ever is: `model weights`. */
  readonly term: string
  /** Texts that have it. */
  readonly documents: number
  readonly count: number
}

/**
 * Finds the terms that texts are about: content words and pairs of neighbouring ones, most widespread first (by texts, then by count, pairs before the
 * words they contain). `without` names texts whose words are known already, such as the topic. Deterministic.
 */
export function topTerms(
  texts: readonly string[],
  options: { readonly max?: number; readonly without?: readonly string[] } = {},
): readonly Term[] {
  const known = new Set((options.without ?? []).flatMap((text) => tokensOf(plainText(text)).map((token) => token.stem)))
  const terms = new Map<string, { spellings: Map<string, number>; documents: Set<number>; count: number; size: number }>()
  texts.forEach((text, document) => {
    const plain = plainText(text)
    const tokens = tokensOf(plain)
    tokens.forEach((token, index) => {
      const next = tokens[index + 1]
      const single = token.content && /\p{L}/u.test(token.raw) && token.word.length > 2 && !known.has(token.stem)
      if (single) add(token.stem, token.raw, document, 1)
      const pair =
        single && next !== undefined && next.content && !known.has(next.stem) && /^[ -]$/.test(plain.slice(token.end, next.start))
      if (pair) add(`${token.stem} ${next.stem}`, plain.slice(token.start, next.end), document, 2)
    })
  })
  function add(key: string, spelling: string, document: number, size: number): void {
    const term = terms.get(key) ?? { spellings: new Map<string, number>(), documents: new Set<number>(), count: 0, size }
    term.spellings.set(spelling, (term.spellings.get(spelling) ?? 0) + 1)
    term.documents.add(document)
    term.count += 1
    terms.set(key, term)
  }
  const frequent = [...terms].filter(([, term]) => term.count > 1 || texts.length < 3)
  const sorted = frequent.sort(
    ([a, x], [b, y]) => y.documents.size * y.size - x.documents.size * x.size || y.count - x.count || (a < b ? -1 : 1),
  )
  const kept: string[] = []
  return sorted
    .filter(([key]) => {
      const covered = kept.some((other) => other.split(' ').includes(key))
      if (!covered) kept.push(key)
      return !covered
    })
    .slice(0, options.max ?? 20)
    .map(([, term]) => ({ term: commonest(term.spellings), documents: term.documents.size, count: term.count }))
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const small = [...spellings].filter(([spelling]) => /^\p{Ll}/u.test(spelling))
  return (small.length > 0 ? small : [...spellings]).reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}
