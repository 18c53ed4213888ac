/** Characters of a line that is shown. */
const maxShown = 160

/** The line of an offset, from 1, and its text, or the part of a long one around the offset. */
export function placeAt(text: string, at: number): { readonly line: number; readonly text: string } {
  let line = 1
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) line += 1
  const from = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1
  const end = text.indexOf('\n', at)
  const whole = text.slice(from, end === -1 ? text.length : end)
  const shown = whole.length > maxShown ? text.slice(Math.max(from, at - 40), at + maxShown - 40) : whole
  return { line, text: printable(shown.trim()).slice(0, maxShown) }
}

function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) => (char === '\t' ? ' ' : '\ufffd'))
}
