import { languageOf } from '../language/language-of.ts'
import type { Language } from '../language/languages/index.ts'
import { scanBlocks } from '../markdown/scan-blocks.ts'
import { segment } from './segment.ts'
import type { Sentence } from './segment.ts'

const prose = new Set(['paragraph', 'item', 'quote'])

/**
 * The sentences of a Markdown or plain text, with offsets into it: `text.slice(start, end) === sentence.text`.
 * The language is the text's own, or that of the document it is a part of. Headings, code, tables, front matter and definitions are no sentences. A citation token after the full stop belongs to the sentence before it.
 */
export function splitSentences(text: string, language: Language = languageOf(text)): readonly Sentence[] {
  return scanBlocks(text)
    .filter((piece) => prose.has(piece.kind))
    .flatMap((piece) => segment(text, piece.start, piece.end, language))
}
