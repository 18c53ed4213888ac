import { maxTyped, type InsertedSource, type InsertedText } from '@galley/runtime'
import { id, objectSchema, text, type SchemaOf } from '@galley/sdk'

/** Block as somebody typed it. */
export interface SentEdit {
  readonly text: string
}

/** Schema of a typed block. */
export const editSchema = objectSchema<SentEdit>(['text'], { text: text(maxTyped) })

/** Words to check, and the block in whose place they would stand. */
export interface SentWords extends SentEdit {
  readonly block?: string
}

/** Schema of words to check. */
export const wordsSchema = objectSchema<SentWords>(['text'], { text: text(maxTyped), block: id })

/** Schema of a source that is inserted: a page, or a text with its title. */
export const sourceSchema: SchemaOf<InsertedSource> = {
  oneOf: [
    objectSchema<{ readonly url: string }>(['url'], { url: text(2000, 1) }),
    objectSchema<InsertedText>(['title', 'text'], { title: text(300, 1), text: text(1_000_000, 1) }),
  ],
}
