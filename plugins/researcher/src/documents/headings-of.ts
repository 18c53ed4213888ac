import { withoutAttributes } from '@galley/evidence'

/** A heading of a stored Markdown text and what lies below it. */
export interface Heading {
  readonly title: string
  /** 1 to 6. */
  readonly level: number
  readonly start: number
  /** End of the part under this heading, its own subheadings included. */
  readonly end: number
}

/** The headings of a Markdown text, in order, each with the extent of its part. Lines in fenced code are no headings. */
export function headingsOf(markdown: string): readonly Heading[] {
  const marks: { title: string; level: number; start: number }[] = []
  let fence: string | null = null
  let start = 0
  for (const line of markdown.split('\n')) {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1]
    if (mark !== undefined) fence = fence === null ? mark : fence === mark ? null : fence
    const heading = fence === null ? /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line) : null
    const title = plain(heading?.[2] ?? '')
    if (title !== '') marks.push({ title, level: heading?.[1]?.length ?? 1, start })
    start += line.length + 1
  }
  return marks.map((mark, at) => {
    const next = marks.slice(at + 1).find((other) => other.level <= mark.level)
    return { title: mark.title, level: mark.level, start: mark.start, end: next?.start ?? markdown.length }
  })
}

function plain(title: string): string {
  return withoutAttributes(title)
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
