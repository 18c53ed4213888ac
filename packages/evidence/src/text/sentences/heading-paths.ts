import { isHeadingLine } from './is-heading-line.ts'
import { plainText } from '../markdown/plain-text.ts'
import { scanBlocks, type Scanned } from '../markdown/scan-blocks.ts'
import { withoutAttributes } from '../markdown/without-attributes.ts'

/** Depth of a heading without marks: below every marked one. */
const unmarkedLevel = 7

/** Longest heading and most headings of a path (sdk's `evidenceSchema`). */
const maxHeading = 300
const maxDepth = 12

/** Images behind the words of a heading, in links or not. */
const badges = /(?<=[\p{L}\p{N}][^\p{L}\p{N}]*)(?:\[!\[[^\][]*\]\([^()]*\)\]|!\[[^\][]*\])\([^()]*\)/gu

interface Mark {
  readonly title: string
  readonly level: number
  readonly start: number
}

/**
 * Finds the headings above a place of a stored text, outermost first: Markdown's by their depth, and a short line that stands as a heading
 * (`isHeadingLine`) below them. A heading is not above itself. The text is read at the first place that is asked for.
 */
export function headingPaths(text: string): (at: number) => readonly string[] {
  let marks: readonly Mark[] | undefined
  return (at) => {
    marks ??= marksOf(text)
    const path: Mark[] = []
    for (const mark of marks) {
      if (mark.start >= at) break
      while (path.length > 0 && (path.at(-1)?.level ?? 0) >= mark.level) path.pop()
      path.push(mark)
    }
    return path.slice(0, maxDepth).map(({ title }) => title)
  }
}

function marksOf(text: string): readonly Mark[] {
  const pieces = scanBlocks(text)
  const isTitle = (piece: Scanned): boolean => piece.kind === 'paragraph' && isHeadingLine(text.slice(piece.start, piece.end))
  // A text of nothing but short lines has no headings: they are what it says.
  const hasProse = pieces.some((piece) => ['paragraph', 'item', 'quote', 'code', 'table'].includes(piece.kind) && !isTitle(piece))
  return (
    pieces
      // A line right above code brings it in: *If that version is broken, type*.
      .filter((piece, at) => piece.kind === 'heading' || (hasProse && isTitle(piece) && pieces[at + 1]?.kind !== 'code'))
      .map((piece) => ({
        title: withoutAttributes(plainText(text.slice(piece.start, piece.end).replaceAll(badges, ''))).slice(0, maxHeading),
        level: piece.level ?? unmarkedLevel,
        start: piece.start,
      }))
      .filter(({ title }) => title !== '')
  )
}
