import { maxTyped } from '@galley/runtime'
import { id, objectSchema, text } from '@galley/sdk'

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
