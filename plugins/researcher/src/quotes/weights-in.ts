/** The weight of each root in a collection of sentences: rare ones tell more (inverse document frequency). */
export function weightsIn(sentences: readonly ReadonlySet<string>[]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const stems of sentences) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return (stem) => Math.log(1 + sentences.length / (1 + (counts.get(stem) ?? 0)))
}
