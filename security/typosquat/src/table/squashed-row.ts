import type { SquashedKind } from './squashed-kind.ts'

/** The squashed forms of one kind and length, in the order of their names. */
export interface SquashedRow {
  /** Letters of each form. */
  readonly length: number
  /** The name of each form, as an entry of the table. */
  readonly entries: Uint32Array
  readonly popularities: Uint8Array
  /** The texts, one after the other. */
  readonly bytes: Uint8Array
  /** The two words of each form's letter filter. */
  readonly once: Int32Array
  readonly twice: Int32Array
}

/** Finds the row of a kind and a length, from 1 to `maxFormLength`; one without forms where no name has such a form. */
export type FindRow = (kind: SquashedKind, length: number) => SquashedRow
