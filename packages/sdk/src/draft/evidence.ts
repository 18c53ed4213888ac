import { id, integer, list, objectSchema, text, type ObjectSchema } from '../schema/schema.ts'

/** A verbatim quote, with its place in the stored text of its source. */
export interface Evidence {
  readonly id: string
  readonly sourceId: string
  readonly quote: string
  /** UTF-16 units into the stored text: `text.slice(start, end) === quote`. */
  readonly start: number
  readonly end: number
  /** Path of the headings above the quote in its source, outermost first. Absent where there are none. */
  readonly headings?: readonly string[]
  readonly questionIds: readonly string[]
}

/** Schema of a piece of evidence. */
export const evidenceSchema: ObjectSchema<Evidence> = objectSchema<Evidence>(['id', 'sourceId', 'quote', 'start', 'end', 'questionIds'], {
  id,
  sourceId: id,
  quote: text(4000, 1),
  start: integer(0, 1e9),
  end: integer(0, 1e9),
  headings: list(text(300), 12),
  questionIds: list(id, 30),
})
