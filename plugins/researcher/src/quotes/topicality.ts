import { isNumber } from '../words/roots-of.ts'

/** Share of the topic that each document speaks of, measured by the one that speaks of it most. Numbers, such as years, name no topic. */
export function topicality(documents: readonly ReadonlySet<string>[], subject: ReadonlySet<string>): readonly number[] {
  const wanted = [...subject].filter((stem) => !isNumber(stem))
  const found = documents.map((stems) => wanted.filter((stem) => stems.has(stem)).length)
  const most = Math.max(1, ...found)
  return found.map((count) => (wanted.length === 0 ? 1 : 0.4 + (0.6 * count) / most))
}
