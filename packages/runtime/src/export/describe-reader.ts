import type { Source } from '@galley/sdk'

/** Says which plugin made the text of a source, and that it had to be believed where nobody could compare the two; empty where the record does not tell. */
export function describeReader({ reader, isTextUnchecked }: Source): string {
  if (reader === undefined) return ''
  const by = `by ${reader.name} ${reader.version}`
  return isTextUnchecked === true ? `${by}, whose text could not be compared with the file` : by
}
