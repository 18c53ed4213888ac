import { maxFormLength } from './squashed-kind.ts'

const rowA = new Uint8Array(maxFormLength + 8)
const rowB = new Uint8Array(maxFormLength + 8)
const rowC = new Uint8Array(maxFormLength + 8)

/**
 * Measures optimal string alignment within a band, on bytes: the distance in edits, or -1 above the limit. Texts have at most
 * `maxFormLength` characters; three rows are shared by all calls, since nothing here waits.
 */
export function distanceWithin(bytes: Uint8Array, start: number, length: number, text: Uint8Array, limit: number): number {
  let [two, one, now] = [rowA, rowB, rowC]
  const width = text.length
  for (let j = 0; j <= width; j++) one[j] = j
  for (let i = 1; i <= length; i++) {
    const byte = bytes[start + i - 1] ?? 0
    const from = Math.max(1, i - limit)
    const to = Math.min(width, i + limit)
    now[from - 1] = from === 1 ? i : limit + 1
    let best = limit + 1
    for (let j = from; j <= to; j++) {
      const code = text[j - 1] ?? 0
      let cost = (one[j - 1] ?? 0) + (byte === code ? 0 : 1)
      if (j < i + limit) cost = Math.min(cost, (one[j] ?? 0) + 1)
      cost = Math.min(cost, (now[j - 1] ?? 0) + 1)
      if (i > 1 && byte === text[j - 2] && bytes[start + i - 2] === code) cost = Math.min(cost, (two[j - 2] ?? 0) + 1)
      now[j] = cost
      if (cost < best) best = cost
    }
    if (best > limit) return -1
    const spare = two
    two = one
    one = now
    now = spare
  }
  const distance = one[width] ?? limit + 1
  return distance <= limit ? distance : -1
}
