import { once } from '../../text/once.ts'

/** An expression of a closed class in a row of words. */
export interface Mark<Sort extends string = string> {
  readonly sort: Sort
  /** Index of its first word. */
  readonly from: number
  /** Index behind its last word. */
  readonly to: number
  readonly text: string
}

interface Expression<Sort extends string> {
  readonly sort: Sort
  readonly words: readonly string[]
  readonly text: string
}

/** Finds the expressions of a closed class: `sort → list of expressions, parted by commas`. The longest one at a place counts. */
export function phrases<Sort extends string>(
  lists: Readonly<Record<Sort, string>>,
): (words: readonly { readonly word: string }[]) => readonly Mark<Sort>[] {
  const table = once(() => byFirstWord(lists))
  return (words) => {
    const byFirst = table()
    const found: Mark<Sort>[] = []
    for (let at = 0; at < words.length; at += 1) {
      const hit = byFirst.get(words[at]?.word ?? '')?.find((one) => one.words.every((word, n) => words[at + n]?.word === word))
      if (hit === undefined) continue
      found.push({ sort: hit.sort, from: at, to: at + hit.words.length, text: hit.text })
      at += hit.words.length - 1
    }
    return found
  }
}

/** The expressions by their first word, the longest first. */
function byFirstWord<Sort extends string>(lists: Readonly<Record<Sort, string>>): ReadonlyMap<string, readonly Expression<Sort>[]> {
  const byFirst = new Map<string, Expression<Sort>[]>()
  for (const sort of Object.keys(lists) as Sort[])
    for (const text of lists[sort].split(',').map((one) => one.trim().replaceAll(/\s+/g, ' '))) {
      const words = text.split(' ')
      const [first = ''] = words
      byFirst.set(
        first,
        [...(byFirst.get(first) ?? []), { sort, words, text }].sort((a, b) => b.words.length - a.words.length),
      )
    }
  return byFirst
}
