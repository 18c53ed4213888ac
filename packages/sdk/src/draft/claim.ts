import { id, list, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** Kind of statement that a claim makes. The host may raise `opinion` and `synthesis` to `fact`, never lower one. */
export type ClaimKind = 'fact' | 'number' | 'quote' | 'opinion' | 'synthesis'

/** The kinds of claims. */
export const claimKinds: readonly ClaimKind[] = ['fact', 'number', 'quote', 'opinion', 'synthesis']

/** A statement inside a block. `text` is the sentence that carries its `[[c:ID]]` token, derived by the host. */
export interface Claim {
  readonly id: string
  readonly text: string
  readonly kind: ClaimKind
  readonly evidenceIds: readonly string[]
}

/** A claim as the writer hands it in; its id is a name inside that answer only, the host gives the real one. */
export interface WrittenClaim {
  readonly id: string
  readonly kind: ClaimKind
  readonly evidenceIds: readonly string[]
}

/** Schema of a claim. */
export const claimSchema: ObjectSchema<Claim> = objectSchema<Claim>(['id', 'text', 'kind', 'evidenceIds'], {
  id,
  text: text(4000),
  kind: oneOf(claimKinds),
  evidenceIds: list(id, 20),
})

/** Schema of a claim as the writer hands it in. */
export const writtenClaimSchema: ObjectSchema<WrittenClaim> = objectSchema<WrittenClaim>(['id', 'kind', 'evidenceIds'], {
  id,
  kind: oneOf(claimKinds),
  evidenceIds: list(id, 20),
})
