import type { Word } from './comparison.ts'

/** True for *part of* and *member of* behind a form of *be*: *was also part of the team* says that somebody belongs to it, and not how much of it. */
export function belongs(words: readonly Word[], { from, text }: { readonly from: number; readonly text: string }): boolean {
  return (
    /^(?:an? )?(?:part|member) of$/.test(text) &&
    words.slice(Math.max(0, from - 2), from).some(({ word }) => /^(?:is|are|was|were|be|been|being|become|became)$/.test(word))
  )
}
