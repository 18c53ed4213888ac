import { letterBits } from './letter-filter.ts'
import type { NameTable } from './name-table.ts'

/** Characters of a form. Longer ones are left out: nobody mistypes them, and the rows of the scan stay small. */
export const maxFormLength = 64

/** The ways to squash a name: `plain` without a scope, `joined` (`@a/b` as ab), `dropped` (`@a/b` as b). Forms hold the index. */
export const squashedKinds = ['plain', 'joined', 'dropped'] as const

/** A way to squash a name. */
export type SquashedKind = (typeof squashedKinds)[number]

/** The squashed forms of all names of a table, in columns. */
export interface SquashedForms {
  count: number
  /** The texts, one after the other. */
  readonly bytes: Uint8Array
  readonly start: Uint32Array
  readonly length: Uint8Array
  /** FNV-1a of the text, mixed. */
  readonly hash: Uint32Array
  /** Index in `squashedKinds`. */
  readonly kind: Uint8Array
  /** Entry of the name in the table. */
  readonly entry: Uint32Array
}

/** Writes the squashed forms of every name of a table in one pass. */
export function collectSquashedForms(table: NameTable): SquashedForms {
  const capacity = table.size * 2
  const forms: SquashedForms = {
    count: 0,
    bytes: new Uint8Array(table.bytes.length),
    start: new Uint32Array(capacity),
    length: new Uint8Array(capacity),
    hash: new Uint32Array(capacity),
    kind: new Uint8Array(capacity),
    entry: new Uint32Array(capacity),
  }
  const { bytes } = table
  let used = 0
  for (let entry = 0; entry < table.size; entry++) {
    const to = table.endOf(entry)
    let at = table.startOf(entry)
    const isScoped = bytes[at] === atSign
    const start = used
    let afterSlash = used
    for (; at < to; at++) {
      const letter = squashedBytes[bytes[at] ?? 0] ?? 0
      if (letter > slash) forms.bytes[used++] = letter
      else if (letter === slash) afterSlash = used
    }
    add(forms, entry, isScoped ? 1 : 0, start, used)
    if (isScoped) add(forms, entry, 2, afterSlash, used)
  }
  return forms
}

const atSign = 64
const slash = 47

/** A letter in lower case or a digit as itself, the slash of a scope as itself, every other byte as 0. */
const squashedBytes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 65 && byte <= 90) return byte + 32
  return (letterBits[byte] ?? 0) > 0 || byte === slash ? byte : 0
})

function add(forms: SquashedForms, entry: number, kind: number, start: number, end: number): void {
  if (end === start || end - start > maxFormLength) return
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
