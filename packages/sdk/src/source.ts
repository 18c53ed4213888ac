import { id, objectSchema, oneOf, text, type ObjectSchema } from './schema.ts'

/** A page or file as it was read. */
export interface Source {
  readonly id: string
  readonly address: string
  readonly title: string
  /** sha256 (hex) of the stored text: UTF-8, LF, no BOM. */
  readonly digest: string
  /** sha256 (hex) of the bytes as they came, when they are not the text itself. */
  readonly rawDigest?: string
  /** RFC 3339, UTC. */
  readonly readAt: string
  readonly publishedAt?: string
  readonly licence?: string
  /** Origin: the brief's own documents, a page the brief named, a page a search found. */
  readonly tier: 'own' | 'named' | 'found'
}

/** Schema of a source. */
export const sourceSchema: ObjectSchema<Source> = objectSchema<Source>(['id', 'address', 'title', 'digest', 'readAt', 'tier'], {
  id,
  address: text(2048, 1),
  title: text(500),
  digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  rawDigest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  readAt: text(40),
  publishedAt: text(40),
  licence: text(200),
  tier: oneOf(['own', 'named', 'found']),
})
