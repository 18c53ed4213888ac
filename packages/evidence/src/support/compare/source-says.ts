import type { Comparison, Word } from './comparison.ts'

/** Words of the source that are shown around an expression. */
const shown = 3

/** A reason that quotes an expression of the passage with its neighbours: *The source says “may have been shot down”.* */
export function sourceSays({ stated }: Comparison, { from, to }: { readonly from: number; readonly to: number }): string {
  const sentence = stated[from]?.sentence
  const near = stated.slice(Math.max(0, from - 1), to + shown).filter((word: Word) => word.sentence === sentence)
  return `The source says “${near.map(({ raw }) => raw).join(' ')}”.`
}
