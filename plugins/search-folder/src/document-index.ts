import { indexLanguageOf } from '@galley/evidence'
import { openField, sharedField, writeField, type FieldText } from './field.ts'
import type { Part } from './find-passages.ts'
import { passagesOf, type Passage } from './passages-of.ts'
import type { Document } from './document.ts'
import { termsOf } from './terms-of.ts'
import { titleOf } from './title-of.ts'

/** Some passages of a document, as they are kept: what is searched, and apart from it what is shown. */
export interface KeptPart {
  /** `IndexText` as JSON. */
  readonly index: string
  /** Its passages as JSON. */
  readonly passages: string
}

/** Fields of some passages that are searched. */
interface IndexText {
  readonly title: string
  readonly language: string
  /** Parts of the document. */
  readonly parts: number
  readonly headings: FieldText
  readonly texts: FieldText
}

/** Weights of title, heading, text and path. */
export const boosts = [2, 1.5, 1, 0.5]

/** Characters of the passages of one part, and of its index: the host keeps no longer text. */
const [partChars, maxChars] = [100_000, 240_000]

/** Passages by which the language of a document is told. */
const tellingPassages = 5

/** Cuts a document into passages and indexes them, some at a time. */
export function indexDocument(document: Document): readonly KeptPart[] {
  const title = titleOf(document)
  const found = passagesOf(document)
  const language = indexLanguageOf(
    found
      .slice(0, tellingPassages)
      .map(({ text }) => text)
      .join('\n'),
  )
  const parts = chunksOf(found.length > 0 ? found : [{ heading: '', text: '' }]).flatMap((passages) => indexPassages(passages, language))
  return parts.map(({ passages, ...fields }) => ({
    index: JSON.stringify({ title, language, parts: parts.length, ...fields } satisfies IndexText),
    passages: JSON.stringify(passages),
  }))
}

function chunksOf(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const chunks: Passage[][] = []
  let room = 0
  for (const passage of passages) {
    if (room < passage.text.length) {
      chunks.push([])
      room = partChars
    }
    room -= passage.text.length
    chunks.at(-1)?.push(passage)
  }
  return chunks
}

interface IndexedPassages extends Pick<IndexText, 'headings' | 'texts'> {
  readonly passages: readonly Passage[]
}

/** Indexes passages together, or half of them at a time where that is too much: the index of a Chinese text is longer than the text. */
function indexPassages(passages: readonly Passage[], language: string): readonly IndexedPassages[] {
  const headings = writeField(passages.map(({ heading }) => termsOf(heading, language)))
  const texts = writeField(passages.map(({ text }) => termsOf(text, language)))
  if (passages.length === 1 || headings.lines.length + texts.lines.length < maxChars) return [{ passages, headings, texts }]
  const middle = Math.ceil(passages.length / 2)
  return [...indexPassages(passages.slice(0, middle), language), ...indexPassages(passages.slice(middle), language)]
}

/** A part that is ready to be searched, with its document's title. */
export interface OpenPart extends Part {
  readonly title: string
  readonly parts: number
}

/** Opens what was kept of a part. */
export function openPart(path: string, kept: string): OpenPart {
  const { title, language, parts, headings, texts } = JSON.parse(kept) as IndexText
  const count = texts.lengths.length
  return {
    title,
    language,
    parts,
    count,
    fields: [
      sharedField(termsOf(title, language), count),
      openField(headings),
      openField(texts),
      sharedField(termsOf(path, language), count),
    ],
  }
}

/** Reads the passages of a part. */
export const passagesIn = (kept: string): readonly Passage[] => JSON.parse(kept) as readonly Passage[]
