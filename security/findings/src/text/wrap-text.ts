/** Narrowest terminal that lines are folded for, in columns. */
const minColumns = 40

/**
 * Folds a line between words, so that it fits a terminal of so many columns; what follows the first line stands under `hang` spaces.
 * A word that is longer stays whole. Without a number of columns the line stays as it is.
 */
export function wrapText(text: string, hang: number, columns: number | undefined): readonly string[] {
  if (columns === undefined || text.length <= Math.max(columns, minColumns)) return [text]
  const width = Math.max(columns, minColumns)
  const indent = /^ */.exec(text)?.[0] ?? ''
  const lines: string[] = []
  let line = indent
  for (const word of text.slice(indent.length).split(' ')) {
    const isEmpty = line.trim() === ''
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line.trimEnd())
      line = `${' '.repeat(hang)}${word}`
    } else line = isEmpty ? `${line}${word}` : `${line} ${word}`
  }
  return [...lines, line]
}
