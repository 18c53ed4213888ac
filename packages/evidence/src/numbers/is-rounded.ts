import type { NumberMention } from './same-number.ts'

/** Shares, 0 to 1, by which a rounded number may be off: *about 1,600* of 1,562, *more than 10,000* of 10,469. */
const [near, below] = [0.05, 0.1]

const about = /\b(?:about|around|roughly|some|approximately|circa|close to|an estimated)\s+(?:[$€£]|US\$)?$/i
const under = /\b(?:nearly|almost|just under|under|less than|fewer than|below|not quite|close to)\s+(?:[$€£]|US\$)?$/i
const over = /\b(?:more than|over|above|at least|well over|upwards of)\s+(?:[$€£]|US\$)?$/i

/**
 * True where a writer rounds a number of the source and says so: the word before it says on which side it lies, it has fewer digits that count, and lies near.
 * A year is never rounded.
 */
export function isRounded(text: string, own: NumberMention, other: NumberMention): boolean {
  if (own.percent !== other.percent || own.decade || other.decade || own.currency !== other.currency) return false
  if ((own.unit !== undefined && own.unit !== other.unit) || /^(?:1[0-9]|20)\d\d$/.test(other.raw)) return false
  const before = text.slice(0, own.start)
  return own.values.some((value) =>
    other.values.some((exact) => {
      if (digitsOf(value) >= digitsOf(exact)) return false
      const off = (Number(value) - Number(exact)) / Number(exact)
      if (over.test(before)) return off <= 0 && off >= -below
      if (under.test(before) && off >= 0) return off <= near
      return about.test(before) && Math.abs(off) <= near
    }),
  )
}

/** Digits that count: of 470,000 two. */
function digitsOf(value: string): number {
  return value
    .replace('.', '')
    .replace(/^0+/, '')
    .replace(value.includes('.') ? /$/ : /0+$/, '').length
}
