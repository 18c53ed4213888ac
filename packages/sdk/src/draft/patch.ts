import { writtenClaimSchema, type WrittenClaim } from './claim.ts'
import { id, list, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** Operation of a patch on its block. `split` cuts one block into several at blank lines. */
export type PatchOp = 'replace' | 'insertAfter' | 'delete' | 'split'

/** A typed change to one block; it applies only while the block still has the hash it expects. */
export interface Patch {
  readonly blockId: string
  /** sha256 (hex) of the block's text as the writer saw it. */
  readonly baseHash: string
  readonly op: PatchOp
  readonly text: string
  readonly claims: readonly WrittenClaim[]
  /** Ids of the issues it answers. */
  readonly resolves: readonly string[]
}

/** Schema of a patch. */
export const patchSchema: ObjectSchema<Patch> = objectSchema<Patch>(['blockId', 'baseHash', 'op', 'text', 'claims', 'resolves'], {
  blockId: id,
  baseHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  op: oneOf(['replace', 'insertAfter', 'delete', 'split']),
  text: text(20_000),
  claims: list(writtenClaimSchema, 200),
  resolves: list(id, 50),
})
