import { letterBit } from './letter-bit.ts'

/** Which letters stand in a text at least once, and which at least twice. */
export interface LetterSets {
  readonly once: number
  readonly twice: number
}

/** The letter sets of some bytes (letters and digits). */
export function letterSets(bytes: Uint8Array, start: number, end: number): LetterSets {
  let once = 0
  let twice = 0
  for (let at = start; at < end; at++) {
    const bit = 1 << ((letterBit[bytes[at] ?? 0] ?? 1) - 1)
    twice |= once & bit
    once |= bit
  }
  return { once, twice }
}

/**
 * How many members two pairs of sets differ in. An insertion or a deletion changes one at most, a substitution two, a swap none:
 * names that differ in more cannot be near.
 */
export function membersApart(onceA: number, twiceA: number, onceB: number, twiceB: number): number {
  return bits(onceA ^ onceB) + bits(twiceA ^ twiceB)
}

function bits(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
