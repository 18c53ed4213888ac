/** A line as Python's `str.splitlines` cuts it, without its end. */
export interface PythonLine {
  /** The line that an editor shows it in, from 1: only LF, and CR LF, count there. */
  readonly line: number
  readonly text: string
}

/** https://docs.python.org/3/library/stdtypes.html#str.splitlines */
const lineEnds = new Set(['\n', '\r', '\v', '\f', '\u001c', '\u001d', '\u001e', '\u0085', '\u2028', '\u2029'])

/** Cuts a text where Python does, and so pip: also at a form feed, which most editors show within a line. */
export function splitPythonLines(text: string): readonly PythonLine[] {
  const lines: PythonLine[] = []
  let start = 0
  let line = 1
  for (let at = 0; at < text.length; at++) {
    const end = text[at] ?? ''
    if (!lineEnds.has(end)) continue
    lines.push({ line, text: text.slice(start, at) })
    if (end === '\r' && text[at + 1] === '\n') at++
    if (text[at] === '\n') line++
    start = at + 1
  }
  if (start < text.length) lines.push({ line, text: text.slice(start) })
  return lines
}
