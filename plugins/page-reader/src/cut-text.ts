/**
 * Cuts a text to so many bytes of UTF-8, at the end of a paragraph where one ends in its second half: a message of a plugin is bounded in bytes, and
 * a letter of Japanese has three.
 */
export function cutText(text: string, maxBytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes))
  if (read === text.length) return text
  const end = text.lastIndexOf('\n\n', read)
  return text.slice(0, end > read / 2 ? end : read)
}

/** Maximum bytes, in UTF-8, of the text that a read may answer: with its quoting it has to fit into a message of 1 MiB. */
export const maxText = 900_000
