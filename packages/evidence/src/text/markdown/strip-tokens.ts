/** A text without its citation tokens and without the white space that stood before them. */
export function stripTokens(text: string): string {
  return text.replaceAll(/[ \t]*\[\[c:[A-Za-z0-9._-]{1,80}\]\]/g, '')
}
