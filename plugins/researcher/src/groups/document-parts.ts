import { headingPaths, scanBlocks, splitSentences, type Scanned } from '@galley/evidence'
import type { ReadDocument } from '../documents/read-hit.ts'

/** A part of a document: what stands below one heading, up to the next. */
export interface DocumentPart {
  readonly document: ReadDocument
  readonly path: readonly string[]
  readonly pieces: readonly Scanned[]
}

/** Headings over links to elsewhere, and over names. */
const elsewhere =
  /^\P{L}*(?:see also|references|related(?: \p{L}+)?|further reading|external links|links|notes|bibliography|(?:table of )?contents|contribut(?:ors|ing)(?!\p{L}).*|maintainers|licen[cs]e|credits|thanks(?!\p{L}).*|sponsors|acknowledge?ments?|siehe auch|weblinks|einzelnachweise|voir aussi|相关主题|関連項目)\P{L}*$/iu

/** True for a heading or a line that only leads to something else: *See also*. */
export function leadsElsewhere(line: string): boolean {
  return elsewhere.test(line)
}

/** The mark that opens or closes an admonition: `/// tip | Note`, `:::`. */
const fence = /^(?:\/{3,}|:{3,}|!{3})[^\n]*$/
const unread: ReadonlySet<Scanned['kind']> = new Set<Scanned['kind']>(['frontMatter', 'html', 'rule', 'definition'])

/** The parts of a document, in their order, but those of links and names. */
export function documentParts(document: ReadDocument): readonly DocumentPart[] {
  const pathAt = headingPaths(document.text)
  const parts: { document: ReadDocument; path: readonly string[]; pieces: Scanned[] }[] = []
  let open: Scanned[] = []
  for (const piece of scanBlocks(document.text)) {
    if (piece.kind === 'heading' || (piece.kind === 'paragraph' && isNumbered(pathAt(piece.start + 1), pathAt(piece.start)))) {
      open = []
      continue
    }
    if (piece.kind === 'paragraph' && fence.test(document.text.slice(piece.start, piece.end))) continue
    if (unread.has(piece.kind)) continue
    if (open.length === 0) {
      open = []
      parts.push({ document, path: pathAt(piece.start), pieces: open })
    }
    open.push(...paragraphsIn(piece, document.text))
  }
  return parts.filter(({ path }) => !path.some(leadsElsewhere))
}

/** True where a line without marks is the number and the title of a section, the last of a path that had another: *10.2 Keyboards*. */
function isNumbered(path: readonly string[], before: readonly string[]): boolean {
  return path.at(-1) !== before.at(-1) && /^\d+(?:\.\d+)+\.?\s+\p{Lu}/u.test(path.at(-1) ?? '')
}

/** Length of a paragraph, in UTF-16 units, from which it is a text that nobody has parted, and of the paragraphs that it is read as at least. */
const maxParagraph = 2400
const minParagraph = 900

/** A paragraph; of a text on one line, such as a speech, runs of its sentences. */
function paragraphsIn(piece: Scanned, text: string): readonly Scanned[] {
  if (piece.kind !== 'paragraph' || piece.end - piece.start <= maxParagraph) return [piece]
  const cuts: number[] = []
  let from = 0
  for (const { end } of splitSentences(text.slice(piece.start, piece.end))) {
    if (end - from < minParagraph) continue
    cuts.push(end)
    from = end
  }
  const ends = [...cuts.slice(0, -1), piece.end - piece.start]
  return ends.map((end, at) => ({ kind: piece.kind, start: piece.start + (ends[at - 1] ?? 0), end: piece.start + end }))
}
