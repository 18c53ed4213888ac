import { contentStems } from './content-stems.ts'

/** The share of the wanted text's distinct content words that another text has, 0 to 1. Asymmetric: *does this text speak of that?* */
export function termOverlap(wanted: string, text: string): number {
  const stems = new Set(contentStems(wanted))
  if (stems.size === 0) return 0
  const have = new Set(contentStems(text))
  return [...stems].filter((stem) => have.has(stem)).length / stems.size
}
