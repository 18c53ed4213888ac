/**
 * Bit index, from 1 to 32, of each byte for the 32-bit letter bloom filter used to prefilter candidates; 0 for a byte that is neither
 * letter nor digit. Letters have a bit each, digits share six.
 */
export const letterBits = Uint8Array.from({ length: 256 }, (_, byte) => {
  const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
  if (lower >= 97 && lower <= 122) return lower - 96
  return lower >= 48 && lower <= 57 ? 27 + ((lower - 48) % 6) : 0
})

/** The letters of a text as two bloom filters. */
export interface LetterFilter {
  /** Bits of the letters that stand in the text at least once. */
  readonly once: number
  /** Bits of the letters that stand in it at least twice. */
  readonly twice: number
}

/** Creates the filter of some bytes (letters and digits). */
export function createLetterFilter(bytes: Uint8Array, start: number, end: number): LetterFilter {
  let once = 0
  let twice = 0
  for (let at = start; at < end; at++) {
    const bit = 1 << ((letterBits[bytes[at] ?? 0] ?? 1) - 1)
    twice |= once & bit
    once |= bit
  }
  return { once, twice }
}

/** Creates the filters of texts of one length that lie one after the other: a word of each for every text. */
export function createLetterFilters(bytes: Uint8Array, length: number): { readonly once: Int32Array; readonly twice: Int32Array } {
  const count = bytes.length / length
  const [once, twice] = [new Int32Array(count), new Int32Array(count)]
  for (let at = 0; at < count; at++) {
    const filter = createLetterFilter(bytes, at * length, (at + 1) * length)
    once[at] = filter.once
    twice[at] = filter.twice
  }
  return { once, twice }
}

/**
 * Counts the bits in which two filters differ. An insertion or a deletion changes one at most, a substitution two, a swap none: names
 * whose filters differ in more bits cannot be near.
 */
export function countDifferingBits(onceA: number, twiceA: number, onceB: number, twiceB: number): number {
  return countBits(onceA ^ onceB) + countBits(twiceA ^ twiceB)
}

/** Counts the bits of a 32-bit word that are set (population count, Hacker's Delight §5–1). */
function countBits(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
