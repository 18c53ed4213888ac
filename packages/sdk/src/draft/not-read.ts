import { objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** A file, page or search that gave a run nothing to write from, with the reason. The event `source.failed` carries one as it happens. */
export interface NotRead {
  readonly kind: 'file' | 'page' | 'search'
  /** Path of the file in its folder, address of the page, or name of the search. */
  readonly name: string
  /** Code of the fault, when one was thrown. */
  readonly code?: string
  /** Reason in words for a reader, with the setting that helps where there is one. */
  readonly reason: string
}

/** Code of a source that was read and is left out, since its text is that of another. */
export const copyCode = 'SOURCE_COPY'

/** Puts in words what was not read and why; a reason that names it already is not given its name again. */
export function describeNotRead({ name, reason }: NotRead): string {
  return reason.includes(name) ? reason : `${name}: ${reason}`
}

/** Schema of what was not read. */
export const notReadSchema: ObjectSchema<NotRead> = objectSchema<NotRead>(['kind', 'name', 'reason'], {
  kind: oneOf(['file', 'page', 'search']),
  name: text(2048, 1),
  code: text(100, 1),
  reason: text(1000, 1),
})
