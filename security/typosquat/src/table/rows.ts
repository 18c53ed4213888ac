import { LONGEST } from './forms.ts'
import type { Forms } from './forms.ts'
import type { NameTable } from './name-table.ts'

/** The forms of one length, most downloaded first, with what the scan reads beside them. */
export interface Row {
  readonly forms: Uint32Array
  readonly masks: Uint32Array
  readonly levels: Uint8Array
}

/** Sorts the plain and joined forms by length and level (counting sort). */
export function rowsByLength(forms: Forms, table: NameTable): readonly (Row | undefined)[] {
  const counts = new Uint32Array((LONGEST + 1) * 128)
  const cell = (form: number): number => (forms.length[form] ?? 0) * 128 + 127 - table.levelOf(forms.entry[form] ?? 0)
  for (let form = 0; form < forms.count; form++) if (forms.kind[form] !== 2) counts[cell(form)] = (counts[cell(form)] ?? 0) + 1
  const place = new Uint32Array(counts.length + 1)
  for (let at = 0; at < counts.length; at++) place[at + 1] = (place[at] ?? 0) + (counts[at] ?? 0)
  const ordered = new Uint32Array(place[counts.length] ?? 0)
  const next = place.slice()
  for (let form = 0; form < forms.count; form++) {
    if (forms.kind[form] === 2) continue
    const at = cell(form)
    ordered[next[at] ?? 0] = form
    next[at] = (next[at] ?? 0) + 1
  }
  return Array.from({ length: LONGEST + 1 }, (_, length) => {
    const row = ordered.subarray(place[length * 128] ?? 0, place[(length + 1) * 128] ?? 0)
    if (row.length === 0) return undefined
    return {
      forms: row,
      masks: row.map((form) => forms.mask[form] ?? 0),
      levels: Uint8Array.from(row, (form) => table.levelOf(forms.entry[form] ?? 0)),
    }
  })
}
