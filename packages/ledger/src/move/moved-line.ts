import type { SqlValue } from '../program.ts'

/** Format of an exported ledger: its first line names it, and its last one says that it is whole. */
export const exportFormat = 'galley.ledger/1'

/** A value as JSON has it: bytes are in base64. */
export type MovedValue = string | number | null | { readonly base64: string }

/** Rows of one table. */
export type MovedRows = readonly (readonly [table: string, rows: readonly Readonly<Record<string, MovedValue>>[]])[]

/** A line of an exported ledger: the text of a source, a document, the rows of a run, those of no run. */
export type MovedLine =
  | { readonly format: string }
  | { readonly text: string; readonly body: string }
  | { readonly document: string; readonly base64: string }
  | { readonly rows: MovedRows }
  | { readonly end: { readonly runs: number } }

/** Writes a value of a row as JSON has it. */
export function toMoved(value: SqlValue): MovedValue {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
}

/** Reads it back. */
export function fromMoved(value: MovedValue): SqlValue {
  return value !== null && typeof value === 'object' ? Buffer.from(value.base64, 'base64') : value
}
