import { contentStems } from '@galley/evidence'

/** True for two headings that promise the same: all telling words of the shorter one stand in the other; the topic's own words tell nothing. */
export function hasSameSubject(a: string, b: string, known: ReadonlySet<string>): boolean {
  const [first, second] = [a, b].map((heading) => {
    const all = new Set(contentStems(heading))
    const telling = new Set([...all].filter((stem) => !known.has(stem)))
    return telling.size > 0 ? telling : all
  }) as [Set<string>, Set<string>]
  const [small, large] = first.size <= second.size ? [first, second] : [second, first]
  return small.size > 0 && [...small].every((stem) => large.has(stem))
}
