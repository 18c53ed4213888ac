/** The lines of a text, without tabs and white at their ends. */
export function linesOf(text: string): readonly string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => untabbed(line).trimEnd())
}

/** A tab goes on to the next column of eight. */
function untabbed(line: string): string {
  const [first = '', ...rest] = line.split('\t')
  return rest.reduce((done, part) => done.padEnd(Math.floor(done.length / 8) * 8 + 8) + part, first)
}

/** Columns before the first letter; -1 in an empty line. */
export const indentOf = (line: string | undefined): number => (line ?? '').search(/\S/)

/** Lines without the white that all of them begin with. */
export function dedented(lines: readonly string[]): readonly string[] {
  const depth = Math.min(...lines.filter((line) => line !== '').map(indentOf))
  return lines.map((line) => line.slice(depth))
}
