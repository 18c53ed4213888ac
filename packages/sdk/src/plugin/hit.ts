import { objectSchema, text, type ObjectSchema } from '../schema/schema.ts'

/** One answer of a search: something that can be read, by its address. */
export interface Hit {
  /** `https://…`, or `folder:PATH` and `text:N` for the brief's own documents. */
  readonly address: string
  readonly title: string
  readonly snippet: string
  /** Name of the tool that found it. */
  readonly provider: string
  readonly publishedAt?: string
}

/** Schema of a hit. */
export const hitSchema: ObjectSchema<Hit> = objectSchema<Hit>(['address', 'title', 'snippet', 'provider'], {
  address: text(2048, 1),
  title: text(500),
  snippet: text(4000),
  provider: text(100),
  publishedAt: text(40),
})
