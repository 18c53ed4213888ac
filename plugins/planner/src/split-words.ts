/** Wish of a section: its weight, and the words there are for it at most, when that is known. */
export interface Wanted {
  readonly weight: number
  readonly most: number | null
}

/**
 * Splits a length over sections by weight into whole numbers that sum to it. What a section cannot fill goes to the others as long as one
 * of them has room.
 */
export function splitWords(total: number, wanted: readonly Wanted[]): readonly number[] {
  const shares = wanted.map(() => 0)
  const open = new Set(wanted.keys())
  let left = total
  while (open.size > 0) {
    const weight = [...open].reduce((sum, at) => sum + (wanted[at]?.weight ?? 1), 0)
    const full = [...open].filter((at) => {
      const most = wanted[at]?.most ?? null
      return most !== null && most < (left * (wanted[at]?.weight ?? 1)) / weight
    })
    if (full.length === 0 || full.length === open.size) {
      for (const at of open) shares[at] = (left * (wanted[at]?.weight ?? 1)) / weight
      break
    }
    for (const at of full) {
      shares[at] = wanted[at]?.most ?? 0
      open.delete(at)
    }
    left = total - shares.reduce((sum, share, at) => sum + (open.has(at) ? 0 : share), 0)
  }
  return rounded(shares, total)
}

/** Largest remainder: whole numbers with the same sum. */
function rounded(shares: readonly number[], total: number): readonly number[] {
  const whole = shares.map(Math.floor)
  const missing = total - whole.reduce((sum, share) => sum + share, 0)
  const order = shares.map((share, at) => ({ at, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (let n = 0; n < missing; n += 1) {
    const { at } = order[n % order.length] ?? { at: 0 }
    whole[at] = (whole[at] ?? 0) + 1
  }
  return whole
}
