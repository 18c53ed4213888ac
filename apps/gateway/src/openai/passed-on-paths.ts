import { chatDialect } from './draft/chat-dialect.ts'
import type { DraftDialect } from './draft/draft-dialect.ts'
import { responsesDialect } from './draft/responses-dialect.ts'

/** A path of the OpenAI API that is passed on to a model's server. */
export interface PassedOnPath {
  /** Path below the address of a provider. */
  readonly path: string
  /** Member that a request cannot do without. */
  readonly needed: 'messages' | 'input'
  /** Form in which the model that is Galley itself answers there. */
  readonly dialect?: DraftDialect
}

/** Paths that are passed on, as clients ask them. */
export const passedOnPaths: ReadonlyMap<string, PassedOnPath> = new Map([
  ['/v1/chat/completions', { path: '/chat/completions', needed: 'messages', dialect: chatDialect }],
  ['/v1/embeddings', { path: '/embeddings', needed: 'input' }],
  ['/v1/responses', { path: '/responses', needed: 'input', dialect: responsesDialect }],
])
