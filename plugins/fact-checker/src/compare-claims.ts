import { contentStems, nearDuplicates } from '@galley/evidence'
import type { CheckInput, ClaimAnswer } from '@galley/sdk'

type Checked = CheckInput['claims'][number]

/** From this likeness on, two claims of the same time with other numbers speak of the same thing. */
const sameThing = 0.6
/** And from this on there is no doubt. */
const surely = 0.85

/** Compares the claims of a draft with each other: the later of two that say the same, or that give different numbers for the same thing. */
export function compareClaims(claims: readonly Checked[]): readonly ClaimAnswer[] {
  const texts = claims.map(({ sentence }) => sentence)
  const repeated = nearDuplicates(texts).flatMap(({ first, second }) => {
    const [earlier, later] = [claims[first], claims[second]]
    if (earlier === undefined || later === undefined || numbersDiffer(earlier.sentence, later.sentence)) return []
    return [answer(later, 'partial', `It says what an earlier claim says: “${short(earlier.sentence)}”`)]
  })
  const bare = texts.map((text) => text.replaceAll(/\p{N}[\p{N}.,]*/gu, ' '))
  const contradicting = nearDuplicates(bare, sameThing).flatMap(({ first, second, similarity }) => {
    const [earlier, later] = [claims[first], claims[second]]
    if (earlier === undefined || later === undefined || !numbersDiffer(earlier.sentence, later.sentence)) return []
    const word = similarity >= surely ? 'contradicted' : 'partial'
    return [answer(later, word, `Another claim has other numbers for this: “${short(earlier.sentence)}”`)]
  })
  return [...repeated, ...contradicting]
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

function answer({ claim }: Checked, says: ClaimAnswer['says'], reason: string): ClaimAnswer {
  return { claimId: claim.id, says, span: '', reason: reason.slice(0, 500) }
}

function short(sentence: string): string {
  return contentStems(sentence).length > 0 && sentence.length > 160 ? `${sentence.slice(0, 159)}…` : sentence
}
