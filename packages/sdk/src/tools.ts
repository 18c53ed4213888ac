import type { Hit } from './hit.ts'
import { hitSchema } from './hit.ts'
import { list, objectSchema, text, type JsonSchema } from './schema.ts'

/** What a search tool is asked. */
export interface SearchInput {
  readonly query: string
  /** How many hits are wanted, at most 20. */
  readonly k: number
  /** BCP 47. */
  readonly language?: string
  /** The operator's address of the service, for tools that need one; its host is the only one such a tool may fetch from. */
  readonly base?: string
}

/** What it answers, best first. A search that could not be made throws: nothing found and not asked are different things. */
export interface SearchAnswer {
  readonly hits: readonly Hit[]
}

/** What a reading tool is asked. */
export interface ReadInput {
  /** `https://…` or `folder:PATH`. */
  readonly address: string
}

/** What it answers: either the extracted text, or the handle of a body that is already plain text and is to be stored as it is. */
export interface ReadAnswer {
  readonly title: string
  readonly text?: string
  readonly body?: string
  readonly publishedAt?: string
  readonly licence?: string
}

export const toolAnswerSchemas: { readonly search: JsonSchema; readonly read: JsonSchema } = {
  search: objectSchema<SearchAnswer>(['hits'], { hits: list(hitSchema, 100) }),
  read: objectSchema<ReadAnswer>(['title'], {
    title: text(500),
    text: text(1_000_000),
    body: text(80, 1),
    publishedAt: text(40),
    licence: text(200),
  }),
}
