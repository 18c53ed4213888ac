/** Tells whether two names are within a Levenshtein distance; `swaps` counts two neighbours exchanged as one edit (optimal string alignment). */
export function isWithinDistance(a: string, b: string, limit: number, swaps: boolean): boolean {
  if (Math.abs(a.length - b.length) > limit) return false
  let [two, one] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min((one[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (one[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (swaps && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (two[j - 2] ?? 0) + 1)
      now.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return false
    ;[two, one] = [one, now]
  }
  return (one[b.length] ?? limit + 1) <= limit
}

/** Finds the names of a list within an edit distance: by length, with a bloom filter of letters, then measured. */
export function nearIndex(list: readonly string[], limit: number, swaps: boolean): (name: string) => readonly string[] {
  const rows = new Map<number, { name: string; letters: number }[]>()
  for (const name of list) {
    const row = rows.get(name.length) ?? []
    row.push({ name, letters: lettersOf(name) })
    rows.set(name.length, row)
  }
  return (name) => {
    const letters = lettersOf(name)
    const found: string[] = []
    for (let length = name.length - limit; length <= name.length + limit; length++) {
      for (const one of rows.get(length) ?? []) {
        if (bits(one.letters ^ letters) <= 2 * limit && isWithinDistance(one.name, name, limit, swaps)) found.push(one.name)
      }
    }
    return found
  }
}

function lettersOf(name: string): number {
  let letters = 0
  for (let at = 0; at < name.length; at++) letters |= 1 << (name.charCodeAt(at) & 31)
  return letters
}

function bits(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
