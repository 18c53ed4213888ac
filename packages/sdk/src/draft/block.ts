import { writtenClaimSchema, type WrittenClaim } from './claim.ts'
import { id, list, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** A block's kind in Markdown. */
export type BlockKind = 'heading' | 'paragraph' | 'list' | 'quote' | 'code' | 'table'

/** The kinds of blocks. */
export const blockKinds: readonly BlockKind[] = ['heading', 'paragraph', 'list', 'quote', 'code', 'table']

/** An addressed piece of a draft. Citations in `text` are `[[c:CLAIM]]` tokens; numbers are given at export. */
export interface Block {
  readonly id: string
  readonly sectionId: string
  readonly kind: BlockKind
  /** Markdown. A heading's text has no `#`; its depth follows from the outline. */
  readonly text: string
  /** Ids of the claims whose tokens stand in `text`; the claims themselves are in `Version.claims`. */
  readonly claims: readonly string[]
}

/** A block as the writer hands it in: no id of the host's yet, its claims beside it. */
export interface WrittenBlock {
  readonly kind: BlockKind
  readonly text: string
  readonly claims: readonly WrittenClaim[]
}

/** Schema of a block. */
export const blockSchema: ObjectSchema<Block> = objectSchema<Block>(['id', 'sectionId', 'kind', 'text', 'claims'], {
  id,
  sectionId: id,
  kind: oneOf(blockKinds),
  text: text(20_000),
  claims: list(id, 200),
})

/** Schema of a block as the writer hands it in. */
export const writtenBlockSchema: ObjectSchema<WrittenBlock> = objectSchema<WrittenBlock>(['kind', 'text', 'claims'], {
  kind: oneOf(blockKinds),
  text: text(20_000),
  claims: list(writtenClaimSchema, 200),
})
