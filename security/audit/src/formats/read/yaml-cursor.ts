/** A line of a YAML document that says something. */
export interface YamlLine {
  /** From 1. */
  readonly number: number
  readonly indent: number
  readonly text: string
}

/** Thrown by the quick reader only: the text holds something at this line that it leaves to the general one. */
export class Unsure extends Error {
  readonly line: number
  constructor(line: number) {
    super()
    this.line = line
  }
}

/** Gives up at a line: never a guess. */
export function giveUp(line: number): never {
  throw new Unsure(line)
}

/** Walks a YAML text line by line. */
export interface YamlCursor {
  /** The next line that says anything, without moving past it; null at the end of the document. */
  readonly peek: () => YamlLine | null
  /** Moves past the line that is next. */
  readonly next: () => void
  /** The next line as it stands, comments and empty ones too; undefined at the end. */
  readonly raw: () => string | undefined
  /** Puts a line back in place of the next one, further in: what stands behind a list's dash. */
  readonly indented: (indent: number, text: string) => YamlLine
}

/** A cursor at the beginning of a text. */
export function createYamlCursor(text: string): YamlCursor {
  const lines = text.split('\n')
  let at = 0
  return {
    next: () => void at++,
    raw: () => lines[at],
    indented: (indent, inner) => {
      lines[at] = ' '.repeat(indent) + inner
      return { number: at + 1, indent, text: inner }
    },
    peek: () => {
      for (; at < lines.length; at++) {
        const whole = trimLine(lines[at] ?? '')
        const line = whole.replace(/^ +/, '')
        if (line === '' || line.startsWith('#')) continue
        if (whole === '---') return null
        const indent = whole.length - line.length
        if (/[\t\r]/.test(whole) || /^(?:---|\.\.\.)(?: |$)/.test(whole) || whole.startsWith('%')) giveUp(at + 1)
        return { number: at + 1, indent, text: line }
      }
      return null
    },
  }
}

/** A line without the spaces at its end: to YAML no other character is one, whatever JavaScript trims. */
export function trimLine(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ') end--
  return line.slice(0, end)
}
