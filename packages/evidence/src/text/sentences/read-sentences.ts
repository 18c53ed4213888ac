import { languageOf } from '../language/language-of.ts'
import { readParagraphs } from './read-paragraphs.ts'
import { segment, type Sentence } from './segment.ts'

/** A sentence of a stored source that may be quoted. */
export interface SourceSentence extends Sentence {
  readonly heading?: string
  /** Sentences from the start of its section: 0 opens it. The first sentence of a later paragraph counts as the third at most. */
  readonly place: number
}

/** The sentences of a stored text's passages, with offsets into it and their places, ready for `rankSentences`. */
export function readSentences(markdown: string): readonly SourceSentence[] {
  const language = languageOf(markdown)
  let heading: string | undefined
  let before = 0
  return readParagraphs(markdown).flatMap((passage) => {
    if (passage.heading !== heading) before = 0
    heading = passage.heading
    const found = passage.heading === undefined ? {} : { heading: passage.heading }
    const sentences = segment(markdown, passage.start, passage.end, language).map(({ text, start, end }, index) =>
      Object.assign({ text, start, end, place: Math.min(before + index, index + 2) }, found),
    )
    before += sentences.length
    return sentences
  })
}
