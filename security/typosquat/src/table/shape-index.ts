import { collectForms } from './forms.ts'
import { isWithin } from './is-within.ts'
import { letterBit } from './letter-bit.ts'
import type { NameTable } from './name-table.ts'
import { rowsByLength } from './rows.ts'
import type { Shape, ShapeKind } from './shape.ts'

/** The flat forms of all established names, by equality and by nearness. */
export interface ShapeIndex {
  /** The forms equal to a flat text. */
  readonly equal: (flat: string) => readonly Shape[]
  /** The plain and joined forms that may lie within `edits` (1–3) of a flat text, at a level at least: to be aligned by the caller. */
  readonly near: (flat: string, edits: number, level: number) => readonly Shape[]
}

const KINDS: readonly ShapeKind[] = ['plain', 'joined', 'dropped']

/**
 * Builds the index in one pass: no deletion table, which costs more to make than a cold process may take. Near forms are found by
 * a scan over the forms of a similar length, most downloaded first, with a 32-bit set of letters as a sieve: an edit changes at
 * most two letters of it.
 */
export function createShapeIndex(table: NameTable): ShapeIndex {
  const forms = collectForms(table)
  const capacity = 1 << Math.ceil(Math.log2(forms.count * 2 + 16))
  const slots = new Int32Array(capacity).fill(-1)
  for (let form = 0; form < forms.count; form++) {
    let slot = (forms.hash[form] ?? 0) & (capacity - 1)
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (capacity - 1)
    slots[slot] = form
  }
  const textOf = (form: number): string =>
    String.fromCharCode(...forms.bytes.subarray(forms.start[form] ?? 0, (forms.start[form] ?? 0) + (forms.length[form] ?? 0)))
  const shapeOf = (form: number, text = textOf(form)): Shape => ({
    kind: KINDS[forms.kind[form] ?? 0] ?? 'plain',
    entry: forms.entry[form] ?? 0,
    flat: text,
  })
  const rows = rowsByLength(forms, table)
  return {
    equal: (flat) => {
      const found: Shape[] = []
      const hash = hashOf(flat)
      for (let slot = hash & (capacity - 1); (slots[slot] ?? -1) >= 0; slot = (slot + 1) & (capacity - 1)) {
        const form = slots[slot] ?? 0
        if (forms.hash[form] === hash && textOf(form) === flat) found.push(shapeOf(form, flat))
      }
      return found
    },
    near: (flat, edits, level) => {
      const found: Shape[] = []
      const mask = maskOf(flat)
      for (let length = flat.length - edits; length <= flat.length + edits; length++) {
        const row = rows[length]
        if (row === undefined) continue
        for (let at = 0; at < row.forms.length; at++) {
          if ((row.levels[at] ?? 0) < level) break
          if (bits((row.masks[at] ?? 0) ^ mask) > 2 * edits) continue
          const form = row.forms[at] ?? 0
          if (isWithin(forms.bytes, forms.start[form] ?? 0, length, flat, edits)) found.push(shapeOf(form))
        }
      }
      return found
    },
  }
}

function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return (hash ^ (hash >>> 15)) >>> 0
}

function maskOf(text: string): number {
  let mask = 0
  for (let at = 0; at < text.length; at++) mask |= 1 << ((letterBit[text.charCodeAt(at)] ?? 1) - 1)
  return mask
}

function bits(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
