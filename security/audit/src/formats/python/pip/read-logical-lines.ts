import { splitPythonLines } from './split-python-lines.ts'
import { isPythonSpace, trimPython } from './trim-python.ts'

/** A logical line of a requirements file: continuation lines joined, the comment gone. */
interface LogicalLine {
  /** Of its first physical line, from 1. */
  readonly line: number
  readonly text: string
  /** Its own comment, and those on lines below it. */
  readonly notes: readonly string[]
}

/** The logical lines of a requirements file. */
export interface LogicalLines {
  readonly lines: readonly LogicalLine[]
  /** Lines that pip takes for a part of the comment above, because that ends in a backslash; other installers read them. */
  readonly swallowed: readonly { readonly line: number; readonly text: string }[]
}

/** Reads the logical lines as pip does: `preprocess` in pip/_internal/req/req_file.py. */
export function readLogicalLines(text: string): LogicalLines {
  const lines: { line: number; text: string; notes: string[] }[] = []
  const swallowed: { line: number; text: string }[] = []
  for (const { line, parts } of joinLines(text)) {
    const joined = parts.join('')
    const at = findComment(joined)
    const content = trimPython(at < 0 ? joined : joined.slice(0, at))
    if (content !== '') lines.push({ line, text: content, notes: [] })
    if (at < 0) continue
    const note = trimPython(joined.slice(at + 1))
    if (note !== '') lines.at(-1)?.notes.push(note)
    const hidden = trimPython(joined.slice(lengthUpTo(parts, at)))
    if (hidden !== '' && !hidden.startsWith('#')) swallowed.push({ line, text: hidden })
  }
  return { lines, swallowed }
}

/** Joins lines that end in a backslash with the next one. A line that is all comment ends that, and keeps a space before it. */
function joinLines(text: string): readonly { readonly line: number; readonly parts: readonly string[] }[] {
  const joined: { line: number; parts: string[] }[] = []
  let open: { line: number; parts: string[] } | undefined
  for (const { line, text: raw } of splitPythonLines(text)) {
    const isComment = trimPython(raw).startsWith('#')
    if (open === undefined) joined.push((open = { line, parts: [] }))
    if (raw.endsWith('\\') && !isComment) open.parts.push(raw.replace(/^\\+/, '').replace(/\\+$/, ''))
    else {
      open.parts.push(isComment ? ` ${raw}` : raw)
      open = undefined
    }
  }
  return joined
}

/** The index of the `#` that begins a comment: at the beginning, or behind white space. */
function findComment(text: string): number {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) if (at === 0 || isPythonSpace(text[at - 1])) return at
  return -1
}

/** The length of the physical lines up to the end of the one that holds the index. */
function lengthUpTo(parts: readonly string[], index: number): number {
  let length = 0
  for (const part of parts) {
    length += part.length
    if (length > index) break
  }
  return length
}
