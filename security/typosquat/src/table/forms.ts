import { letterBit } from './letter-bit.ts'
import type { NameTable } from './name-table.ts'

/** Forms longer than this are left out: nobody mistypes them, and the scan's rows stay small. */
export const LONGEST = 64

/** All flat forms in columns; `kind` is 0 plain, 1 joined (`@a/b` as ab), 2 dropped (`@a/b` as b). */
export interface Forms {
  count: number
  readonly bytes: Uint8Array
  readonly start: Uint32Array
  readonly length: Uint8Array
  readonly hash: Uint32Array
  readonly kind: Uint8Array
  readonly entry: Uint32Array
}

/** Writes the flat forms of every name of a table in one pass. */
export function collectForms(table: NameTable): Forms {
  const most = table.size * 2
  const forms: Forms = {
    count: 0,
    bytes: new Uint8Array(table.bytes.length),
    start: new Uint32Array(most),
    length: new Uint8Array(most),
    hash: new Uint32Array(most),
    kind: new Uint8Array(most),
    entry: new Uint32Array(most),
  }
  const { bytes } = table
  let used = 0
  for (let entry = 0; entry < table.size; entry++) {
    const to = table.endOf(entry)
    let at = table.startOf(entry)
    const isScoped = bytes[at] === 64
    const start = used
    let slash = used
    for (; at < to; at++) {
      const letter = FOLDED[bytes[at] ?? 0] ?? 0
      if (letter > SLASH) forms.bytes[used++] = letter
      else if (letter === SLASH) slash = used
    }
    add(forms, entry, isScoped ? 1 : 0, start, used)
    if (isScoped) add(forms, entry, 2, slash, used)
  }
  return forms
}

const SLASH = 47
/** A letter in lower case or a digit as itself, the slash of a scope as itself, every other byte as nothing. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 65 && byte <= 90) return byte + 32
  return (letterBit[byte] ?? 0) > 0 || byte === SLASH ? byte : 0
})

function add(forms: Forms, entry: number, kind: number, start: number, end: number): void {
  if (end === start || end - start > LONGEST) return
  const { bytes, count } = forms
  let hash = 2_166_136_261
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 16_777_619)
  forms.count = count + 1
  forms.start[count] = start
  forms.length[count] = end - start
  forms.hash[count] = hash ^ (hash >>> 15)
  forms.kind[count] = kind
  forms.entry[count] = entry
}
