/** Ranks of numbers, from 1, with ties at their mean. */
function ranksOf(list: readonly number[]): readonly number[] {
  const sorted = list.toSorted((a, b) => a - b)
  return list.map((one) => (sorted.indexOf(one) + sorted.lastIndexOf(one)) / 2 + 1)
}

/** Spearman's rank correlation, with ties; 0 where one side is all equal. */
export function spearman(first: readonly number[], second: readonly number[]): number {
  const [x, y] = [ranksOf(first), ranksOf(second)]
  const mean = (x.length + 1) / 2
  let [both, a, b] = [0, 0, 0]
  for (const [at, one] of x.entries()) {
    const other = (y[at] ?? 0) - mean
    both += (one - mean) * other
    a += (one - mean) ** 2
    b += other ** 2
  }
  return a * b === 0 ? 0 : both / Math.sqrt(a * b)
}
