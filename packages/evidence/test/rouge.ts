/** ROUGE-N F1 (Lin 2004) in per cent: n-grams of lower-case words that a text shares with its reference, without stemming. */
export function rouge(text: string, reference: string, n: number): number {
  const [own, wanted] = [grams(text, n), grams(reference, n)]
  const both = [...own].reduce((sum, [gram, count]) => sum + Math.min(count, wanted.get(gram) ?? 0), 0)
  const total = [...own.values(), ...wanted.values()].reduce((sum, count) => sum + count, 0)
  return total === 0 ? 0 : (200 * both) / total
}

function grams(text: string, n: number): ReadonlyMap<string, number> {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at + n <= words.length; at += 1) {
    const gram = words.slice(at, at + n).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}
