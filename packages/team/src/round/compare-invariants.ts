import type { Invariants } from '@galley/sdk'

const words: { readonly [K in keyof Invariants]: string } = {
  unsupported: 'more factual sentences would be without support',
  dangling: 'more citations would lead nowhere',
  lostMustCover: 'a point that must be covered would be lost',
  unparsable: 'more blocks would not be the Markdown they say they are',
  injected: 'text that gives orders to a machine would come in',
  lengthOff: 'the length would be further from the brief',
}

/** Compares invariants: those that got worse, in words for a reader, and true if any got better. */
export function compareInvariants(
  before: Invariants,
  after: Invariants,
): { readonly worse: readonly string[]; readonly isBetter: boolean } {
  const names = Object.keys(words) as readonly (keyof Invariants)[]
  return {
    worse: names.filter((name) => after[name] > before[name]).map((name) => words[name]),
    isBetter: names.some((name) => after[name] < before[name]),
  }
}

/** True when every invariant is zero. */
export function isClean(invariants: Invariants): boolean {
  return Object.values(invariants).every((count) => count === 0)
}
