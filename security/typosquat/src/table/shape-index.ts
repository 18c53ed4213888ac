import { distanceWithin } from './distance-within.ts'
import { findByHash } from './equal-forms.ts'
import { collectForms } from './forms.ts'
import { letterSets, membersApart } from './letter-sets.ts'
import type { NameTable } from './name-table.ts'
import { sortRows } from './rows.ts'
import type { Shape, ShapeKind } from './shape.ts'

/** A form near a text. */
interface NearShape extends Shape {
  /** Edits, a swap of neighbours being one (optimal string alignment). */
  readonly distance: number
  readonly level: number
}

/** The flat forms of all established names, by equality and by nearness. */
export interface ShapeIndex {
  /** The forms equal to a flat text. */
  readonly equal: (flat: string) => readonly Shape[]
  /** The forms of a kind within `edits` (1–3) of a flat text, of names at a level at least. */
  readonly near: (flat: string, kind: 'plain' | 'joined', edits: number, level: number) => readonly NearShape[]
}

const KINDS: readonly ShapeKind[] = ['plain', 'joined', 'dropped']

/**
 * Builds the index in one pass: no table of deletions, which costs more to make than a new process may take. Near forms are found
 * by a scan over the forms of a similar length, most downloaded first, with sets of letters as a sieve.
 */
export function createShapeIndex(table: NameTable): ShapeIndex {
  const forms = collectForms(table)
  const find = findByHash(forms)
  const textOf = (form: number): string =>
    String.fromCharCode(...forms.bytes.subarray(forms.start[form] ?? 0, (forms.start[form] ?? 0) + (forms.length[form] ?? 0)))
  const shapeOf = (form: number, text: string): Shape => ({
    kind: KINDS[forms.kind[form] ?? 0] ?? 'plain',
    entry: forms.entry[form] ?? 0,
    flat: text,
  })
  const rowOf = sortRows(forms, table)
  return {
    equal: (flat) => {
      const found: Shape[] = []
      for (const form of find(hashOf(flat))) if (textOf(form) === flat) found.push(shapeOf(form, flat))
      return found
    },
    near: (flat, kind, edits, level) => {
      const found: NearShape[] = []
      const bytes = Uint8Array.from(flat, (letter) => letter.charCodeAt(0))
      const { once, twice } = letterSets(bytes, 0, bytes.length)
      for (let length = flat.length - edits; length <= flat.length + edits; length++) {
        const row = rowOf(KINDS.indexOf(kind), length)
        const apart = 2 * edits - Math.abs(length - flat.length)
        if (row === null) continue
        for (let at = 0; at < row.forms.length && (row.levels[at] ?? 0) >= level; at++) {
          if (membersApart(row.once[at] ?? 0, row.twice[at] ?? 0, once, twice) > apart) continue
          const form = row.forms[at] ?? 0
          const distance = distanceWithin(forms.bytes, forms.start[form] ?? 0, length, bytes, edits)
          if (distance >= 0) found.push({ ...shapeOf(form, textOf(form)), distance, level: row.levels[at] ?? 0 })
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
