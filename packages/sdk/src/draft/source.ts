import { anchorsSchema, type Anchor } from './anchor.ts'
import { languageTag } from './language-tag.ts'
import { id, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** A page or file as it was read. */
export interface Source {
  readonly id: string
  readonly address: string
  readonly title: string
  /** Author, as the document tells. */
  readonly author?: string
  /** sha256 (hex) of the stored text: UTF-8, LF, no BOM. */
  readonly digest: string
  /** sha256 (hex) of the bytes as they came, when they are not the text itself. */
  readonly rawDigest?: string
  /** RFC 3339, UTC. */
  readonly readAt: string
  readonly publishedAt?: string
  readonly licence?: string
  /** Language as the document states it, BCP 47. */
  readonly language?: string
  /** Origin: the brief's own documents, a page the brief named, a page a search found. */
  readonly tier: 'own' | 'named' | 'found'
  /** Pages, cells or lines of the stored text, in their order; in a draft only those that its evidence stands in. */
  readonly anchors?: readonly Anchor[]
  /** The plugin that made the text of the bytes: its release, by the sha256 (hex) of the tarball. */
  readonly reader?: { readonly name: string; readonly version: string; readonly digest: string }
  /** True when nobody could compare the text with the bytes, because they are no text: the reader is believed. */
  readonly isTextUnchecked?: true
}

/** Schema of a source. */
export const sourceSchema: ObjectSchema<Source> = objectSchema<Source>(['id', 'address', 'title', 'digest', 'readAt', 'tier'], {
  id,
  address: text(2048, 1),
  title: text(500),
  author: text(300, 1),
  digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  rawDigest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  readAt: text(40),
  publishedAt: text(40),
  licence: text(200),
  language: languageTag,
  tier: oneOf(['own', 'named', 'found']),
  anchors: anchorsSchema,
  reader: objectSchema<NonNullable<Source['reader']>>(['name', 'version', 'digest'], {
    name: text(214, 1),
    version: text(256, 1),
    digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  }),
  isTextUnchecked: { const: true },
})
