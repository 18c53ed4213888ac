/** True for a UTF-16 unit that Python takes for white space. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x1f)
  return code === 0x85 || code === 0xa0 || (code !== 0xfeff && /\s/.test(String.fromCharCode(code)))
}

/** The line without white space around it, as Python has it: the counter's own. */
export function strip(line: string): string {
  let from = 0
  let to = line.length
  while (from < to && isSpace(line.charCodeAt(from))) from++
  while (to > from && isSpace(line.charCodeAt(to - 1))) to--
  return line.substring(from, to)
}
