import { boolean, oneOf, roles, type Brief, type JsonSchema, type Role } from '@galley/sdk'

/** Address of the project, as `repository` in package.json has it: the beginning of the URIs that are its own. */
const projectUri = 'https://github.com/galley-press/galley'

/** Predicate type of the statement of how a draft was made (in-toto attestation framework v1). */
export const draftPredicateType = `${projectUri}/draft/v1`

/** A sha256 as in-toto writes it (a DigestSet). */
export interface Sha256 {
  readonly sha256: string
}

/** A brief as a statement holds it: no path of the machine, and of a pasted document its digest alone. */
export type StatedBrief = Omit<Brief, 'sources'> & { readonly sources?: object }

/** The statement's predicate: how a draft was made, in the words of the installation that made it. Times are RFC 3339, UTC. */
export type DraftPredicate = {
  readonly draft: {
    readonly id: string
    readonly mode: string
    readonly status: string
    /** sha256 of blocks and claims: `best.hash` of the draft. */
    readonly digest: Sha256
    /** 0 to 100. */
    readonly score: number
  }
  /** Every version of Galley that worked on it. */
  readonly galley: readonly string[]
  readonly startedOn: string
  readonly finishedOn: string
  readonly brief: {
    /** Digest of the canonical JSON (RFC 8785) of the brief as it is stated. */
    readonly digest: Sha256
    /** The brief itself, where it was asked for. */
    readonly content?: StatedBrief
  }
  readonly sources: readonly {
    readonly uri: string
    /** Digest of the text that was quoted from. */
    readonly digest: Sha256
    /** Digest of the bytes that the text was taken from, when they are not the same. */
    readonly rawDigest?: Sha256
    readonly readOn: string
  }[]
  readonly plugins: readonly StatedPlugin[]
  /** Each role's model; null where it worked without one. */
  readonly models: readonly { readonly role: Role; readonly name: string | null; readonly uri?: string }[]
  readonly sentences: {
    /** Sentences that cite something, each compared with what it cites. */
    readonly checked: number
    /** Sentences that were written and thrown out. */
    readonly leftOut: number
    /** Verdicts and tiers in the words of the Galley that wrote the draft: there may be others than ours. */
    readonly verdicts: readonly { readonly verdict: string; readonly tier: string; readonly count: number }[]
    /** Sentences by how they are held, in the same words, with the judge's name; absent from papers of earlier versions. */
    readonly held?: readonly { readonly hold: string; readonly judge?: string; readonly count: number }[]
  }
  readonly rounds: number
  /** Changes after the run that led to this text, the first one first: edits by hand, sections written again, sources inserted. Absent where there was none. */
  readonly revisions?: readonly { readonly kind: string; readonly on: string }[]
  readonly stopReason: string
}

/** A plugin that took part, as it was verified then. */
export interface StatedPlugin {
  readonly name: string
  readonly version: string
  /** Digest of its tarball. */
  readonly digest: Sha256
  /** Name of whoever made it in the trust policy of that time; null where it was not recorded. */
  readonly author: string | null
  /** Built and signed on the machine that wrote the draft; null where it was not recorded. */
  readonly builtHere: boolean | null
  readonly reviewers: readonly { readonly id: string; readonly at: string; readonly until: string | null }[]
}

const string: JsonSchema = { type: 'string' }
const text: JsonSchema = { type: 'string', maxLength: 4096 }
const time: JsonSchema = { type: 'string', format: 'date-time', maxLength: 40 }
const count: JsonSchema = { type: 'integer', minimum: 0 }
const sha256 = open<Sha256>(['sha256'], { sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } })
const listOf = (items: JsonSchema, maxItems = 10_000): JsonSchema => ({ type: 'array', items, maxItems })

/** An object that may hold more than we know: a later version of the predicate adds, and takes nothing away (in-toto's rule for readers). */
function open<T>(required: readonly (keyof T & string)[], properties: { readonly [K in keyof T]-?: JsonSchema }): JsonSchema {
  return { type: 'object', required, properties }
}

type Parts = { readonly [K in keyof DraftPredicate]-?: Required<DraftPredicate>[K] }
type Item<T> = T extends readonly (infer Member)[] ? Member : never

/** JSON Schema (2020-12) of the predicate, as docs/draft-statement.md prints it. */
export const draftPredicateSchema: JsonSchema = open<DraftPredicate>(
  ['draft', 'galley', 'startedOn', 'finishedOn', 'brief', 'sources', 'plugins', 'models', 'sentences', 'rounds', 'stopReason'],
  {
    draft: open<Parts['draft']>(['id', 'mode', 'status', 'digest', 'score'], {
      id: text,
      mode: text,
      status: text,
      digest: sha256,
      score: { type: 'number', minimum: 0, maximum: 100 },
    }),
    galley: listOf(text, 100),
    startedOn: time,
    finishedOn: time,
    brief: open<Parts['brief']>(['digest'], { digest: sha256, content: { type: 'object' } }),
    sources: listOf(
      open<Item<Parts['sources']>>(['uri', 'digest', 'readOn'], { uri: text, digest: sha256, rawDigest: sha256, readOn: time }),
    ),
    plugins: listOf(
      open<StatedPlugin>(['name', 'version', 'digest', 'author', 'builtHere', 'reviewers'], {
        name: text,
        version: text,
        digest: sha256,
        author: { type: ['string', 'null'], maxLength: 4096 },
        builtHere: { anyOf: [boolean, { type: 'null' }] },
        reviewers: listOf(
          open<Item<StatedPlugin['reviewers']>>(['id', 'at', 'until'], { id: text, at: time, until: { type: ['string', 'null'] } }),
        ),
      }),
    ),
    models: listOf(
      open<Item<Parts['models']>>(['role', 'name'], {
        role: oneOf(roles),
        name: { type: ['string', 'null'], maxLength: 4096 },
        uri: string,
      }),
    ),
    sentences: open<Parts['sentences']>(['checked', 'leftOut', 'verdicts'], {
      checked: count,
      leftOut: count,
      verdicts: listOf(
        open<Item<Parts['sentences']['verdicts']>>(['verdict', 'tier', 'count'], {
          verdict: text,
          tier: text,
          count,
        }),
      ),
      held: listOf(open<Item<NonNullable<Parts['sentences']['held']>>>(['hold', 'count'], { hold: text, judge: text, count })),
    }),
    rounds: count,
    revisions: listOf(open<Item<Parts['revisions']>>(['kind', 'on'], { kind: text, on: time })),
    stopReason: text,
  },
)
