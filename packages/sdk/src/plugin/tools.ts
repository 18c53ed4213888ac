import { languageTag } from '../draft/language-tag.ts'
import { anchorsSchema, type Anchor } from '../draft/anchor.ts'
import type { BodyHandle } from './host.ts'
import type { Hit } from './hit.ts'
import { hitSchema } from './hit.ts'
import { list, number, objectSchema, text, type JsonSchema } from '../schema/schema.ts'

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
 * A document that came as bytes has no words to compare: then the source says that its reader was believed.
 */
export interface ReadAnswer {
  readonly title: string
  readonly text?: string
  readonly body?: string
  readonly author?: string
  readonly publishedAt?: string
  readonly licence?: string
  /** Language as the document states it: a tag of BCP 47. */
  readonly language?: string
  /** Pages, cells or lines of the text, ascending by `at`; the text has LF at its line ends then. */
  readonly anchors?: readonly Anchor[]
}

/** Outcomes of one pair, as a model of natural language inference is trained on them. */
export type EntailmentLabel = 'entailment' | 'neutral' | 'contradiction'

/** Input of a tool's `entail`. */
export interface EntailInput {
  readonly pairs: readonly { readonly premise: string; readonly hypothesis: string }[]
  /** Order of the model's three outputs; contradiction, entailment, neutral when left out. */
  readonly labels?: readonly EntailmentLabel[]
}

/** Probabilities of one pair; they add up to 1. */
export type EntailmentScores = Readonly<Record<EntailmentLabel, number>>

/** Answer of a tool's `entail`: a score for each pair, in their order. */
export interface EntailAnswer {
  readonly scores: readonly EntailmentScores[]
}

/** Schemas of a tool's answers: the kernel refuses an answer that does not fit (`PLUGIN_BAD_ANSWER`). */
export const toolAnswerSchemas: { readonly search: JsonSchema; readonly read: JsonSchema; readonly entail: JsonSchema } = {
  search: objectSchema<SearchAnswer>(['hits'], { hits: list(hitSchema, 100) }),
  read: objectSchema<ReadAnswer>(['title'], {
    title: text(500),
    text: text(1_000_000),
    body: text(80, 1),
    publishedAt: text(40),
    licence: text(200),
    language: languageTag,
    author: text(300, 1),
    anchors: anchorsSchema,
  }),
  entail: objectSchema<EntailAnswer>(['scores'], {
    scores: list(
      objectSchema<EntailmentScores>(['entailment', 'neutral', 'contradiction'], {
        entailment: number(0, 1),
        neutral: number(0, 1),
        contradiction: number(0, 1),
      }),
      500,
    ),
  }),
}
