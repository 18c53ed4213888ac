import { distanceWithin } from './distance-within.ts'
import { createHashLookup } from './hash-lookup.ts'
import { createLengthRows } from './length-rows.ts'
import { countDifferingBits, createLetterFilter } from './letter-filter.ts'
import type { NameTable } from './name-table.ts'
import { collectSquashedForms, squashedKinds, type SquashedKind } from './squashed-forms.ts'

/** A squashed form of an established name. */
interface SquashedForm {
  readonly kind: SquashedKind
  /** Entry of the name in the table. */
  readonly entry: number
  readonly text: string
}

/** A form near a text. */
interface NearForm extends SquashedForm {
  /** Edits between the two, a swap of neighbours being one (optimal string alignment). */
  readonly distance: number
  readonly popularity: number
}

/** The squashed forms of all established names, to be found by equality and by nearness. */
export interface SquashedIndex {
  /** Finds the forms equal to a squashed text. */
  readonly findEqual: (text: string) => readonly SquashedForm[]
  /** Finds the forms of a kind within 1 to 3 edits of a squashed text, of names that are popular enough. */
  readonly findNear: (text: string, kind: SquashedKind, maxEdits: number, minPopularity: number) => readonly NearForm[]
}

/**
 * Builds the index in one pass: no table of deletions, which costs more to make than a new process may take. Near forms are found
 * by a scan over the forms of a similar length, most downloaded first, with the letter bloom filter as prefilter.
 */
export function createSquashedIndex(table: NameTable): SquashedIndex {
  const forms = collectSquashedForms(table)
  const lookUp = createHashLookup(forms)
  const findRow = createLengthRows(forms, table)
  const textOf = (form: number): string =>
    String.fromCharCode(...forms.bytes.subarray(forms.start[form] ?? 0, (forms.start[form] ?? 0) + (forms.length[form] ?? 0)))
  const formOf = (form: number, text: string): SquashedForm => ({
    kind: squashedKinds[forms.kind[form] ?? 0] ?? 'plain',
    entry: forms.entry[form] ?? 0,
    text,
  })
  return {
    findEqual: (text) => {
      const found: SquashedForm[] = []
      for (const form of lookUp(hashOf(text))) if (textOf(form) === text) found.push(formOf(form, text))
      return found
    },
    findNear: (text, kind, maxEdits, minPopularity) => {
      const found: NearForm[] = []
      const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
      const { once, twice } = createLetterFilter(bytes, 0, bytes.length)
      for (let length = text.length - maxEdits; length <= text.length + maxEdits; length++) {
        const row = findRow(squashedKinds.indexOf(kind), length)
        const maxBits = 2 * maxEdits - Math.abs(length - text.length)
        if (row === null) continue
        for (let at = 0; at < row.forms.length && (row.popularities[at] ?? 0) >= minPopularity; at++) {
          if (countDifferingBits(row.once[at] ?? 0, row.twice[at] ?? 0, once, twice) > maxBits) continue
          const form = row.forms[at] ?? 0
          const distance = distanceWithin(forms.bytes, forms.start[form] ?? 0, length, bytes, maxEdits)
          if (distance >= 0) found.push({ ...formOf(form, textOf(form)), distance, popularity: row.popularities[at] ?? 0 })
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
