import { integer, list, objectSchema, text, type ObjectSchema } from '../schema/schema.ts'

/** A part of a document: what stands below one heading, up to the next of its level. */
export interface OutlinePart {
  readonly heading: string
  /** Level of the heading, 1–6. */
  readonly level: number
  /** Words below it that can be quoted. */
  readonly words: number
}

/** Division of a document that was read. */
export interface Outline {
  /** Words before its first heading that can be quoted. */
  readonly opening: number
  readonly parts: readonly OutlinePart[]
}

/** One answer of a search: something that can be read, by its address. */
export interface Hit {
  /** `https://…`, or `folder:PATH` and `text:N` for the brief's own documents. */
  readonly address: string
  readonly title: string
  readonly snippet: string
  /** Of a document that the scan has read; absent where nothing is known of its parts. */
  readonly outline?: Outline
  /** Name of the tool that found it. */
  readonly provider: string
  readonly publishedAt?: string
}

/** Words of a document, or of a part of it, at most. */
const maxWords = 10_000_000

const outlineSchema: ObjectSchema<Outline> = objectSchema<Outline>(['opening', 'parts'], {
  opening: integer(0, maxWords),
  parts: list(
    objectSchema<OutlinePart>(['heading', 'level', 'words'], { heading: text(200, 1), level: integer(1, 6), words: integer(0, maxWords) }),
    40,
  ),
})

/** Schema of a hit. */
export const hitSchema: ObjectSchema<Hit> = objectSchema<Hit>(['address', 'title', 'snippet', 'provider'], {
  address: text(2048, 1),
  title: text(500),
  snippet: text(4000),
  outline: outlineSchema,
  provider: text(100),
  publishedAt: text(40),
})
