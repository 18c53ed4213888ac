import type { Token } from '../text/tokens.ts'

/** A negation and the content words it may deny. */
export interface Negation {
  /** Index of the negating token. */
  readonly at: number
  /** The stems of the next content words, nearest first, at most three. */
  readonly scope: readonly string[]
}

const negators = new Set('not no never none nobody nothing neither nor cannot without nowhere hardly scarcely barely unable'.split(' '))

/** True for a negation of English. */
export function isNegator(word: string): boolean {
  return negators.has(word) || word.endsWith("n't")
}

/** The negations of a text, each with the words it reaches. *not only* denies nothing. */
export function negationsOf(tokens: readonly Token[]): readonly Negation[] {
  return tokens.flatMap((token, at) => {
    if (!isNegator(token.word) || tokens[at + 1]?.word === 'only') return []
    const scope = tokens
      .slice(at + 1, at + 9)
      .filter((next) => next.content && !isNegator(next.word))
      .slice(0, 3)
      .map((next) => next.stem)
    return [{ at, scope }]
  })
}
