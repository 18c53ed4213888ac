import { nearDuplicates } from '../rank/near-duplicates.ts'

/** From this likeness on, two sentences of the same time with other numbers speak of the same thing. */
const sameThing = 0.6
/** And from this on there is no doubt. */
const surely = 0.85

/** Two sentences of a draft that do not go together. */
export interface SentencePair {
  /** Place of the earlier one. */
  readonly first: number
  /** Place of the later one, which is at fault. */
  readonly second: number
  /** `repeats`: both say the same. `contradicts`: they have other numbers for one thing. `differs`: perhaps for one thing. */
  readonly kind: 'repeats' | 'contradicts' | 'differs'
}

/** Compares the sentences of a draft with each other: the later of two that say the same, or that give different numbers for the same thing. */
export function compareSentences(sentences: readonly string[]): readonly SentencePair[] {
  const differ = (first: number, second: number): boolean => numbersDiffer(sentences[first] ?? '', sentences[second] ?? '')
  const repeated = nearDuplicates(sentences).flatMap(({ first, second }): readonly SentencePair[] =>
    differ(first, second) ? [] : [{ first, second, kind: 'repeats' }],
  )
  const bare = sentences.map((text) => text.replaceAll(/\p{N}[\p{N}.,]*/gu, ' '))
  const contradicting = nearDuplicates(bare, sameThing).flatMap(({ first, second, similarity }): readonly SentencePair[] =>
    differ(first, second) ? [{ first, second, kind: similarity >= surely ? 'contradicts' : 'differs' }] : [],
  )
  return [...contradicting, ...repeated]
}

/** Same years and names, and one number another. Two events of different years or people may look alike and both be true; so may whole rows of numbers. */
function numbersDiffer(a: string, b: string): boolean {
  const [own, others] = [namesOf(a), namesOf(b)]
  if (own.some((name) => !others.includes(name)) && others.some((name) => !own.includes(name))) return false
  const [first, second] = [numbersOf(a), numbersOf(b)]
  if (first.years.join() !== second.years.join() || first.others.length === 0 || second.others.length === 0) return false
  const [here, there] = [
    first.others.filter((one) => !second.others.includes(one)),
    second.others.filter((one) => !first.others.includes(one)),
  ]
  return here.length === 1 && there.length === 1
}

function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/(?<=\s)\p{Lu}[\p{L}’'-]*/gu)].map(([name]) => name)
}

function numbersOf(text: string): { readonly years: readonly string[]; readonly others: readonly string[] } {
  const all = [...new Set((text.match(/\p{N}[\p{N}.,]*\p{N}|\p{N}/gu) ?? []).map((number) => number.replaceAll(',', '')))].sort()
  const isYear = (number: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(number)
  return { years: all.filter(isYear), others: all.filter((number) => !isYear(number)) }
}
