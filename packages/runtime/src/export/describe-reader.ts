import { frameWords, type Source } from '@galley/sdk'

/** Says which plugin made the text of a source, and that it had to be believed where nobody could compare the two; empty where the record does not tell. */
export function describeReader({ reader, isTextUnchecked }: Source, { source: words } = frameWords()): string {
  if (reader === undefined) return ''
  const by = words.by(`${reader.name} ${reader.version}`)
  return isTextUnchecked === true ? by + words.unchecked : by
}
