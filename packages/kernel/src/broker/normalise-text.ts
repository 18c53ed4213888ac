/** A text as it is stored: no byte order mark, LF at line ends, no half of a surrogate pair (UTF-8 has none); otherwise unaltered. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .toWellFormed()
}
