import { headingPaths, scanBlocks, type Scanned } from '@galley/evidence'
import type { ReadDocument } from '../read-hit.ts'

/** A part of a manual: what stands below one heading, up to the next. */
export interface ManualPart {
  readonly document: ReadDocument
  readonly path: readonly string[]
  readonly pieces: readonly Scanned[]
}

/** Headings over links to elsewhere, and over names. */
const elsewhere =
  /^\W*(?:see also|references|related(?: \p{L}+)?|further reading|external links|links|contributors.*|credits|thanks|sponsors|acknowledge?ments?|siehe auch|voir aussi|相关主题|関連項目)\W*$/iu

/** True for a heading or a line that only leads to something else: *See also*. */
export function leadsElsewhere(line: string): boolean {
  return elsewhere.test(line)
}

/** The mark that opens or closes an admonition: `/// tip | Note`, `:::`. */
const fence = /^(?:\/{3,}|:{3,}|!{3})[^\n]*$/

/** The parts of a document, in their order, but those of links and names. */
export function manualParts(document: ReadDocument): readonly ManualPart[] {
  const pathAt = headingPaths(document.text)
  const parts: { document: ReadDocument; path: readonly string[]; pieces: Scanned[] }[] = []
  let open: Scanned[] = []
  for (const piece of scanBlocks(document.text)) {
    if (piece.kind === 'heading') {
      open = []
      continue
    }
    if (piece.kind === 'paragraph' && fence.test(document.text.slice(piece.start, piece.end))) continue
    if (piece.kind === 'frontMatter' || piece.kind === 'html' || piece.kind === 'rule' || piece.kind === 'definition') continue
    if (open.length === 0) {
      open = []
      parts.push({ document, path: pathAt(piece.start), pieces: open })
    }
    open.push(piece)
  }
  return parts.filter(({ path }) => !elsewhere.test(path.at(-1) ?? ''))
}
