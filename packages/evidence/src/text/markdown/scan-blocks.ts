/** Kind of a run of lines. `item` is one list item; `definition` a link or footnote definition. */
type ScannedKind = 'frontMatter' | 'heading' | 'code' | 'table' | 'item' | 'quote' | 'paragraph' | 'rule' | 'html' | 'definition'

/** A piece of a Markdown or plain text; `text.slice(start, end)` is its content without the mark it begins with. */
export interface Scanned {
  readonly kind: ScannedKind
  readonly start: number
  readonly end: number
  /** Depth of a heading, 1 to 6. */
  readonly level?: number
}

interface Line {
  readonly text: string
  readonly start: number
}

interface Open {
  readonly kind: ScannedKind
  readonly start: number
  end: number
  lastLine: number
}

/** A line this long is a paragraph of its own, unless the next begins small: text that was not wrapped by hand has one paragraph a line. */
const unwrapped = 160

/**
 * Reads a text as lines of Markdown, far enough to tell prose from the rest. It never fails: plain text is Markdown with paragraphs only.
 * Lighter than a parser because it also runs over a million characters of a stored page. `test/scan-blocks.test.ts` holds it against mdast.
 * Other than CommonMark it deliberately sees: no blocks inside items and quotes (nested lists are items of their own, a quote is one block),
 * no lists as such, items also after • and ·, GFM's tables, front matter, a line of more than 160 characters as a paragraph of its own where the next does not begin small,
 * a single `-` not as an underline, `===` alone as a rule, every HTML block up to the next blank line.
 */
export function scanBlocks(text: string): readonly Scanned[] {
  const lines = linesOf(text)
  const found: Scanned[] = []
  let open: Open | null = null
  // Column at which the text of the last item begins: what is indented as far belongs to it, and is code only four columns further in.
  let column = 0
  const flush = (): void => {
    if (open !== null) found.push(trimmed(text, open))
    open = null
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at]
    if (line === undefined) break
    const whole = multiLine(lines, at, open?.kind)
    if (whole !== null) {
      flush()
      const last = lines[at + whole.count - 1] ?? line
      found.push({ kind: whole.kind, start: line.start, end: last.start + last.text.length })
      at += whole.count
      continue
    }
    at += 1
    if (/^\S/.test(line.text)) column = 0
    const single = singleLine(line, open, column)
    if (single === 'blank') flush()
    else if (single === 'underline' && open !== null) {
      const title: Open = open
      open = null
      found.push({ ...trimmed(text, { ...title, kind: 'heading' }), level: line.text.includes('=') ? 1 : 2 })
    } else if (single === 'continue' && open !== null) {
      open.end = line.start + line.text.length
      open.lastLine = line.text.length
    } else if (typeof single === 'object') {
      flush()
      if (single.kind === 'item') column = single.start - line.start
      if (single.kind === 'heading' || single.kind === 'rule' || (single.kind === 'definition' && !isFootnote(line.text)))
        found.push(single)
      else open = { ...single, lastLine: line.text.length }
    }
  }
  flush()
  return found
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ text: line, start })
    start += line.length + 1
  }
  return lines
}

function trimmed(text: string, piece: Pick<Scanned, 'kind' | 'start' | 'end'>): Scanned {
  let { start, end } = piece
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  return { kind: piece.kind, start, end }
}

/** A line of front matter: a field, a comment, an entry of a list, what goes on below a field. A heading over prose is followed by something else. */
const field = /^(?:#.*|-\s.*|[ \t]+\S.*|["']?[\p{L}_][^:=]{0,80}[:=].*|[[\]{}].*|\s*)$/u

/** Front matter, fenced code and tables: pieces whose end is looked for ahead. */
function multiLine(lines: readonly Line[], at: number, open: ScannedKind | undefined): { kind: ScannedKind; count: number } | null {
  const line = lines[at]?.text ?? ''
  if (at === 0 && /^(?:---|\+\+\+)\s*$/.test(line)) {
    const close = lines.findIndex((other, n) => n > 0 && n < 200 && other.text.trimEnd() === line.trimEnd())
    if (close > 0 && lines.slice(1, close).every((other) => field.test(other.text))) return { kind: 'frontMatter', count: close + 1 }
  }
  const fence = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1]
  if (fence !== undefined) {
    const close = lineAfter(lines, at, (other) => other.trim().startsWith(fence) && !/[^`~\s]/.test(other))
    return { kind: 'code', count: (close < 0 ? lines.length : close + 1) - at }
  }
  const separated = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/.test(lines[at + 1]?.text ?? '') && line.includes('|')
  if (separated || (/^\s*\|.*\|\s*$/.test(line) && open === undefined)) {
    const close = lineAfter(lines, at, (other) => !other.includes('|'))
    return { kind: 'table', count: (close < 0 ? lines.length : close) - at }
  }
  return null
}

/** The index of the next line that passes, or -1; looking only ahead keeps a text of many fences linear. */
function lineAfter(lines: readonly Line[], at: number, passes: (text: string) => boolean): number {
  for (let index = at + 1; index < lines.length; index += 1) if (passes(lines[index]?.text ?? '')) return index
  return -1
}

function singleLine(line: Line, open: Open | null, column: number): Scanned | 'blank' | 'continue' | 'underline' {
  const { text, start } = line
  const end = start + text.length
  if (text.trim() === '') return 'blank'
  if (open?.kind === 'html') return 'continue'
  const short = open?.kind === 'paragraph' && open.end - open.start <= unwrapped
  if (short && /^ {0,3}(?:=+|-{2,})\s*$/.test(text)) return 'underline'
  const marked = markedLine(text, start, end, open === null ? column : null)
  if (marked !== null) return marked
  const item = /^\s*(?:[-*+•·]|\d{1,3}[.)])[ \t]+(?=\S)/.exec(text)
  if (item !== null) return { kind: 'item', start: start + item[0].length, end }
  const quote = /^ {0,3}>[ \t]?/.exec(text)
  if (quote !== null) return open?.kind === 'quote' ? 'continue' : { kind: 'quote', start: start + quote[0].length, end }
  const isNext = open?.kind === 'paragraph' && open.lastLine > unwrapped && !/^\s*\p{Ll}/u.test(text)
  if (open !== null && !isNext) return 'continue'
  return { kind: 'paragraph', start, end }
}

/** A footnote goes on below its first line, as a paragraph does; the definition of a link does not. */
const isFootnote = (line: string): boolean => /^ {0,3}\[\^/.test(line)

/** Lines that are not prose by their first characters. `column`: where the text around a block that begins here stands, null inside one. */
function markedLine(text: string, start: number, end: number, column: number | null): Scanned | null {
  const hash = /^ {0,3}(#{1,6})[ \t]+(?=\S)/.exec(text)
  if (hash !== null) {
    const closing = /[ \t]*#*[ \t]*$/.exec(text)?.[0].length ?? 0
    return { kind: 'heading', start: start + hash[0].length, end: end - closing, level: (hash[1] ?? '').length }
  }
  if (/^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})\s*$/.test(text)) return { kind: 'rule', start, end }
  if (/^ {0,3}\[[^\]\n]{1,200}\]:\s/.test(text)) return { kind: 'definition', start, end }
  if (/^ {0,3}<(?:!--|\/?[A-Za-z])/.test(text) && !/^ {0,3}<https?:/.test(text)) return { kind: 'html', start, end }
  const indent = /^[ \t]*(?=\S)/.exec(text)?.[0].replaceAll('\t', '    ').length ?? 0
  return column !== null && indent >= column + 4 ? { kind: 'code', start, end } : null
}
