import {
  cleanPageText,
  codeBehind,
  languageOf,
  looksLikeInstruction,
  promptLine,
  readParagraphs,
  splitSentences,
  unfence,
} from '@galley/evidence'
import { headingsOf } from '../documents/headings-of.ts'
import { isOrder } from '../documents/is-order.ts'
import type { ReadDocument } from '../documents/read-hit.ts'

/** A sentence of a page, ready to be numbered for a model. */
export interface PageSentence {
  readonly document: ReadDocument
  /** One line of plain text. */
  readonly text: string
  /** UTF-16 units into the stored text of the sentence as it stands there. */
  readonly start: number
  readonly end: number
  /** The headings above it, outermost first. */
  readonly headings: readonly string[]
  /** Number of its passage on the page: a run of sentences does not cross passages. */
  readonly passage: number
  /** The code block that it brings in, fences included: the host shows it to the writer with the sentence. */
  readonly code?: string
}

/** Every sentence of a page that informs a reader, in order. A passage that gives orders to a machine is left out whole. */
export function pageSentences(document: ReadDocument): readonly PageSentence[] {
  const { text } = document
  const language = languageOf(text)
  const headings = headingsOf(text)
  return readParagraphs(text).flatMap((passage, number) => {
    const pieces = splitSentences(passage.text, language)
    if (looksLikeInstruction(passage.text) || pieces.some((piece) => isOrder(piece.text))) return []
    const path = headings.filter(({ start, end }) => start <= passage.start && passage.start < end).map(({ title }) => title)
    return pieces.flatMap((piece): readonly PageSentence[] => {
      const line = asLine(piece.text)
      if (!/\p{L}{2}|\p{Lo}/u.test(line)) return []
      const [start, end] = [passage.start + piece.start, passage.start + piece.end]
      const code = codeBehind(text, end)
      const shown = code === null ? {} : { code: unfence(cleanPageText(text.slice(code.start, code.end))) }
      return [{ document, text: line, start, end, headings: path, passage: number, ...shown }]
    })
  })
}

/** Characters of a line at most: a sentence without an end is no sentence. */
const maxLine = 1500

/** One line of a prompt that counts sentences as `[12]`. */
export function asLine(text: string): string {
  return promptLine(text, { keepCode: true, marks: /\[\d+\]/g }).slice(0, maxLine)
}
