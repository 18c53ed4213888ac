import { LONGEST } from './forms.ts'

const rowA = new Uint8Array(LONGEST + 8)
const rowB = new Uint8Array(LONGEST + 8)
const rowC = new Uint8Array(LONGEST + 8)

/** Optimal string alignment within a band, on bytes: says only whether the limit holds. Texts of at most 64 characters. */
export function isWithin(bytes: Uint8Array, start: number, length: number, text: string, limit: number): boolean {
  let [two, one, now] = [rowA, rowB, rowC]
  const width = text.length
  for (let j = 0; j <= width; j++) one[j] = j
  for (let i = 1; i <= length; i++) {
    const byte = bytes[start + i - 1] ?? 0
    const [from, to] = [Math.max(1, i - limit), Math.min(width, i + limit)]
    now[from - 1] = from === 1 ? i : limit + 1
    let best = limit + 1
    for (let j = from; j <= to; j++) {
      const code = text.charCodeAt(j - 1)
      let cost = (one[j - 1] ?? 0) + (byte === code ? 0 : 1)
      if (j < i + limit) cost = Math.min(cost, (one[j] ?? 0) + 1)
      cost = Math.min(cost, (now[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && byte === text.charCodeAt(j - 2) && bytes[start + i - 2] === code) cost = Math.min(cost, (two[j - 2] ?? 0) + 1)
      now[j] = cost
      if (cost < best) best = cost
    }
    if (best > limit) return false
    ;[two, one, now] = [one, now, two]
  }
  return (one[width] ?? limit + 1) <= limit
}
