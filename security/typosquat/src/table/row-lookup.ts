import type { LetterFilter } from './letter-filter.ts'
import type { ScannedRow } from './squashed-rows.ts'

/** Look-ups in a row before an index is worth making: one name asks for some thirty texts in all. */
const minLookUps = 30

/** Finds the places of a row whose form equals a text, in ascending order of their entries. */
export type LookUp = (text: Uint8Array, filter: LetterFilter) => readonly number[]

/**
 * Creates the look-up of a row. A new process looks through the letter filters; one that goes on asking makes a hash index (FNV-1a, open
 * addressing).
 */
export function createRowLookup(row: ScannedRow): LookUp {
  let slots: Int32Array | null = null
  let asked = 0
  return (text, filter) => {
    if (slots === null && ++asked > minLookUps) slots = makeSlots(row)
    const found = slots === null ? lookThrough(row, text, filter) : lookUp(row, slots, text)
    return found.sort((a, b) => (row.entries[a] ?? 0) - (row.entries[b] ?? 0))
  }
}

function lookThrough(row: ScannedRow, text: Uint8Array, { once, twice }: LetterFilter): number[] {
  const found: number[] = []
  for (let place = row.once.indexOf(once); place >= 0; place = row.once.indexOf(once, place + 1))
    if (row.twice[place] === twice && isEqual(row, place, text)) found.push(place)
  return found
}

function lookUp(row: ScannedRow, slots: Int32Array, text: Uint8Array): number[] {
  const found: number[] = []
  const mask = slots.length - 1
  for (let slot = hashOf(text, 0, text.length) & mask; (slots[slot] ?? -1) >= 0; slot = (slot + 1) & mask)
    if (isEqual(row, slots[slot] ?? 0, text)) found.push(slots[slot] ?? 0)
  return found
}

/** Makes a hash table with open addressing: the place in each slot, or -1. */
function makeSlots({ entries, bytes, length }: ScannedRow): Int32Array {
  const slots = new Int32Array(1 << Math.ceil(Math.log2(entries.length * 1.5 + 16))).fill(-1)
  const mask = slots.length - 1
  for (let place = 0; place < entries.length; place++) {
    let slot = hashOf(bytes, place * length, (place + 1) * length) & mask
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot] = place
  }
  return slots
}

function isEqual({ bytes, length }: ScannedRow, place: number, text: Uint8Array): boolean {
  for (let at = 0; at < length; at++) if (bytes[place * length + at] !== text[at]) return false
  return true
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 2_166_136_261
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 16_777_619)
  return (hash ^ (hash >>> 15)) >>> 0
}
