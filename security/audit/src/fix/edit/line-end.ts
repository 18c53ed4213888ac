/** The line end of a text. */
export function eolOf(text: string): '\r\n' | '\n' {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** Puts whole lines behind the line in which `offset` lies (before it, where `offset` is the start of a line). */
export function insertLines(text: string, offset: number, lines: readonly string[]): string {
  const eol = eolOf(text)
  if (offset > 0 && text[offset - 1] === '\n')
    return `${text.slice(0, offset)}${lines.map((line) => line + eol).join('')}${text.slice(offset)}`
  const end = text.indexOf('\n', offset)
  if (end < 0) return `${text}${text === '' ? '' : eol}${lines.join(eol)}${text === '' ? eol : ''}`
  return `${text.slice(0, end + 1)}${lines.map((line) => line + eol).join('')}${text.slice(end + 1)}`
}
