/** A line of a YAML document that says something. */
export interface YamlLine {
  /** From 1. */
  readonly number: number
  readonly indent: number
  readonly text: string
}

/** Thrown by the quick reader only: the text holds something that it leaves to the general one. */
export class Unsure extends Error {}

/** Gives up: never a guess. */
export function unsure(): never {
  throw new Unsure()
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
  /** Number of the next line, from 1. */
  readonly number: () => number
}

/** A cursor at the beginning of a text. */
export function yamlCursor(text: string): YamlCursor {
  const lines = text.split('\n')
  let at = 0
  return {
    next: () => void at++,
    raw: () => lines[at],
    number: () => at + 1,
    indented: (indent, inner) => {
      lines[at] = ' '.repeat(indent) + inner
      return { number: at + 1, indent, text: inner }
    },
    peek: () => {
      for (; at < lines.length; at++) {
        const whole = (lines[at] ?? '').trimEnd()
        const line = whole.trimStart()
        if (line === '' || line.startsWith('#')) continue
        if (whole === '---') return null
        const indent = whole.length - line.length
        if (/^\s*\t/.test(whole) || /^(?:---|\.\.\.)(?:\s|$)/.test(whole) || whole.startsWith('%')) unsure()
        return { number: at + 1, indent, text: line }
      }
      return null
    },
  }
}
