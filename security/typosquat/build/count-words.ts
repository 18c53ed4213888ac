/** Names that hold a word, at least: a typo that was made twice is no word. */
const minNames = 12

/**
 * Counts the package names that hold each word, as 8 · log10 of their number. Words are what separators and the scope sign
 * leave; a PyPI name counts ten times, since only the top of PyPI is known here.
 */
export function countWords(npm: readonly string[], pypi: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (name: string, weight: number): void => {
    for (const word of new Set(name.toLowerCase().split(/[^a-z0-9]+/))) {
      if (word.length >= 2 && word.length <= 20) counts.set(word, (counts.get(word) ?? 0) + weight)
    }
  }
  for (const name of npm) add(name, 1)
  for (const name of pypi) add(name, 10)
  const kept = [...counts].filter(([, count]) => count >= minNames)
  return new Map(kept.map(([word, count]) => [word, Math.round(Math.log10(count) * 8)]))
}
