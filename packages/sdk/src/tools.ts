import type { BodyHandle } from './host.ts'
import type { Hit } from './hit.ts'
import { hitSchema } from './hit.ts'
import { list, objectSchema, text, type JsonSchema } from './schema.ts'

/** Input of a tool's `search`. */
export interface SearchInput {
  readonly query: string
  /** Number of hits wanted, at most 20. */
  readonly k: number
  /** BCP 47. */
  readonly language?: string
  /** The operator's address of the service, for tools that need one; its host is the only one such a tool may fetch from. */
  readonly base?: string
}

/** Answer of a tool's `search`, best hit first. A search that could not be made throws: an empty list means that nothing was found. */
export interface SearchAnswer {
  readonly hits: readonly Hit[]
}

/** Input of a tool's `read`: the host fetched or opened the page, and chose the tool by its media type. */
export interface ReadInput {
  /** `https://…` or `folder:PATH`, as it was asked for. */
  readonly address: string
  /** The address after redirects. */
  readonly url: string
  /** Without parameters, in lower case. */
  readonly mediaType: string
  /** The page, to be read by `host.body.read`. */
  readonly body: BodyHandle
}

/**
 * Answer of a tool's `read`: the extracted text, or the name of the handed body when it is plain text and is stored as it is. The words of
 * the text must stand in the page in this order, whole elements left out; otherwise the host refuses it (`SOURCE_ALTERED`).
 */
export interface ReadAnswer {
  readonly title: string
  readonly text?: string
  readonly body?: string
  readonly publishedAt?: string
  readonly licence?: string
}

/** Schemas of a tool's answers: the kernel refuses an answer that does not fit (`PLUGIN_BAD_ANSWER`). */
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
