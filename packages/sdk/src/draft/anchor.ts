import { integer, list, objectSchema, text, type ObjectSchema, type SchemaOf } from '../schema/schema.ts'

/** A place of a document: a page, a cell of a sheet, or a line. It begins at an offset of the stored text and ends where the next one begins. */
export interface Anchor {
  /** UTF-16 units into the stored text. */
  readonly at: number
  /** Number of the page, slide or chapter, from 1. */
  readonly page?: number
  /** Name of the sheet that `cell` is in. */
  readonly sheet?: string
  /** A cell or a range of cells: `B7`, `A7:F7`. */
  readonly cell?: string
  /** Number of the line, from 1. */
  readonly line?: number
}

/** Anchors of one text, at most: a reader of a larger table anchors its rows, not its cells. */
export const maxAnchors = 20_000

/** Schema of an anchor. */
const anchorSchema: ObjectSchema<Anchor> = objectSchema<Anchor>(['at'], {
  at: integer(0, 1e9),
  page: integer(1, 1e6),
  sheet: text(300, 1),
  cell: { type: 'string', pattern: '^[A-Z]{1,3}[1-9]\\d{0,6}(:[A-Z]{1,3}[1-9]\\d{0,6})?$' },
  line: integer(1, 1e7),
})

/** Schema of the anchors of a text. */
export const anchorsSchema: SchemaOf<readonly Anchor[]> = list(anchorSchema, maxAnchors)

/** Finds the anchors of a passage: the one it begins in and the one it ends in, which may be the same; empty before the first anchor. */
export function anchorsOf(anchors: readonly Anchor[], { start, end }: { readonly start: number; readonly end: number }): readonly Anchor[] {
  const last = anchors.findLastIndex(({ at }) => at < Math.max(end, start + 1))
  const first = Math.max(
    0,
    anchors.findLastIndex(({ at }) => at <= start),
  )
  return anchors.filter((_, index) => index === first || index === last).filter(({ at }) => at < Math.max(end, start + 1))
}
