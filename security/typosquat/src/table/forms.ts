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
  let used = 0
  for (let entry = 0; entry < table.size; entry++) {
    const [from, to] = [table.startOf(entry), table.endOf(entry)]
    const isScoped = table.bytes[from] === 64
    const start = used
    let slash = used
    for (let at = from; at < to; at++) {
      const byte = table.bytes[at] ?? 0
      const code = letterBit[byte] ?? 0
      if (code > 0) forms.bytes[used++] = byte >= 65 && byte <= 90 ? byte + 32 : byte
      else if (byte === 47) slash = used
    }
    add(forms, entry, isScoped ? 1 : 0, start, used)
    if (isScoped) add(forms, entry, 2, slash, used)
  }
  return forms
}

function add(forms: Forms, entry: number, kind: number, start: number, end: number): void {
  if (end === start || end - start > LONGEST) return
  let hash = 2_166_136_261
  for (let at = start; at < end; at++) {
    const byte = forms.bytes[at] ?? 0
    hash = Math.imul(hash ^ byte, 16_777_619)
  }
  const form = forms.count++
  forms.start[form] = start
  forms.length[form] = end - start
  forms.hash[form] = hash ^ (hash >>> 15)
  forms.kind[form] = kind
  forms.entry[form] = entry
}
