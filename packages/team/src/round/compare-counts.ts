import type { Invariants } from '@galley/sdk'

/** Counts that no patch and no round may make worse. Length is none of them: a good change is not refused for its words. */
export type Count = Exclude<keyof Invariants, 'lengthOff'>

const words: { readonly [K in Count]: { readonly more: string; readonly fewer: string } } = {
  contradicted: {
    more: 'more sentences would say otherwise than their sources',
    fewer: 'fewer sentences say otherwise than their sources',
  },
  unsupported: {
    more: 'more factual sentences would be without support',
    fewer: 'fewer factual sentences are without support',
  },
  undecided: {
    more: 'more sentences would stay undecided',
    fewer: 'fewer sentences are undecided',
  },
  dangling: { more: 'more citations would lead nowhere', fewer: 'fewer citations lead nowhere' },
  lostMustCover: { more: 'a point that must be covered would be lost', fewer: 'a point that must be covered is covered now' },
  unparsable: {
    more: 'more blocks would not be the Markdown they say they are',
    fewer: 'fewer blocks are not the Markdown they say they are',
  },
  injected: {
    more: 'text that gives orders to a machine would come in',
    fewer: 'text that gives orders to a machine is gone',
  },
}

/** Names of the counts, gravest first. */
export const countNames = Object.keys(words) as readonly Count[]

/** Compares two states of a draft: the counts that got worse and those that got better, in words for a reader. */
export function compareCounts(
  before: Invariants,
  after: Invariants,
  names: readonly Count[] = countNames,
): { readonly worse: readonly string[]; readonly better: readonly string[] } {
  return {
    worse: names.filter((name) => after[name] > before[name]).map((name) => words[name].more),
    better: names.filter((name) => after[name] < before[name]).map((name) => words[name].fewer),
  }
}

/** True when every invariant is zero. */
export function isClean(invariants: Invariants): boolean {
  return Object.values(invariants).every((count) => count === 0)
}
