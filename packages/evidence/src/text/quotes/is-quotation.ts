import { quotation } from './quotation.ts'

/** Share of a sentence's letters from which on, inside quotation marks, it is a quotation: beside it stands who says it, and no more. */
const minQuoted = 0.5

/** Tells a sentence that is a quotation from one of the writer's own with a few quoted words in it. */
export function isQuotation(sentence: string): boolean {
  const inside = Array.from(sentence.matchAll(quotation), ([words]) => words).join(' ')
  return lettersOf(inside) >= minQuoted * Math.max(1, lettersOf(sentence))
}

function lettersOf(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length
}
