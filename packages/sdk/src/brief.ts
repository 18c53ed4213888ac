import { postKinds, type PostKind } from './plan.ts'
import type { Role } from './role.ts'
import { boolean, integer, list, number, objectSchema, oneOf, text, type ObjectSchema } from './schema.ts'

/** Least openness of a model that a run may use. */
export type Openness = 'any' | 'open-weights' | 'open-source' | 'fully-open'

/** Points of a run at which it can stop and wait for a person, in their order. */
export const gates = ['plan', 'sources', 'draft'] as const

/** A point at which a run can wait. */
export type Gate = (typeof gates)[number]

/** Documents that a folder may hold to be read whole; of a larger one the search decides what is read. */
export const maxWholeFolder = 30

/** Sources that a run may use. */
export interface BriefSources {
  /** A folder of documents (Markdown, text, HTML, and what the readers read: PDF, Word, Excel, PowerPoint, EPUB, CSV, feeds, code), or one document. */
  readonly folder?: string
  /** Pasted or dropped documents, 2 MiB in all. */
  readonly texts?: readonly { readonly title: string; readonly text: string }[]
  readonly urls?: readonly string[]
  /** True when the configured search providers may be asked. Default: only when no folder, text or url is given. */
  readonly web?: boolean
  readonly allowDomains?: readonly string[]
  readonly blockDomains?: readonly string[]
}

/** Limits of a run's spending; one that is left out does not hold. */
export interface Budget {
  readonly tokens?: number
  readonly seconds?: number
  readonly usd?: number
  readonly wattHours?: number
}

/** The user's order for a draft. */
export interface Brief {
  readonly topic: string
  readonly audience?: string
  readonly goal?: string
  readonly tone?: string
  /** Kind of post; the planner chooses when it is left out. */
  readonly kind?: PostKind
  /** BCP 47 tag of the draft's language. */
  readonly language?: string
  /** Length of the draft in words, 100 to 5,000; 800 unless told otherwise. */
  readonly words?: number
  readonly mustCover?: readonly string[]
  readonly mustAvoid?: readonly string[]
  readonly sources?: BriefSources
  /** Rounds of refinement, 0 to 5; 5 unless told otherwise. */
  readonly rounds?: number
  readonly budget?: Budget
  readonly models?: Partial<Record<Role | 'default', string>>
  readonly openness?: Openness
  readonly approve?: readonly Gate[]
}

/** Words of a draft when the brief names none. */
export const defaultWords = 800

/** Most rounds of refinement of a run, and their number when the brief names none. */
export const maxRounds = 5

const modelName = text(200, 1)

/** A topic has something to see in it: no white space, control or mark of direction alone. */
const topic = {
  type: 'string',
  minLength: 1,
  maxLength: 1000,
  pattern: '[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]',
  description: 'a text with something to read in it',
}

/** An address as RFC 3986 has it, as far as a pattern can say: a host, and no name or password before it. */
const address = {
  type: 'string',
  maxLength: 2048,
  pattern: '^https?://[A-Za-z0-9.:_\\[\\]\\u00a1-\\uffff-]+([/?#]\\S*)?$',
  description: 'an http or https address with a host and without a password',
}

/** Schema of a brief, with the limits of every field. */
export const briefSchema: ObjectSchema<Brief> = objectSchema<Brief>(['topic'], {
  topic,
  audience: text(500),
  goal: text(1000),
  tone: text(200),
  kind: oneOf(postKinds),
  language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$', description: 'a language tag (BCP 47) such as en or de-AT' },
  words: integer(100, 5000),
  mustCover: list(text(300, 1), 30),
  mustAvoid: list(text(300, 1), 30),
  sources: objectSchema<BriefSources>([], {
    folder: text(4096, 1),
    texts: list(objectSchema<{ title: string; text: string }>(['title', 'text'], { title: text(300, 1), text: text(2_097_152, 1) }), 100),
    urls: list(address, 100),
    web: boolean,
    allowDomains: list(text(253, 1), 200),
    blockDomains: list(text(253, 1), 200),
  }),
  rounds: integer(0, maxRounds),
  budget: objectSchema<Budget>([], {
    tokens: integer(0, 100_000_000),
    seconds: integer(1, 86_400),
    usd: number(0, 10_000),
    wattHours: number(0, 1_000_000),
  }),
  models: objectSchema<Partial<Record<Role | 'default', string>>>([], {
    default: modelName,
    planner: modelName,
    researcher: modelName,
    writer: modelName,
    'fact-checker': modelName,
    editor: modelName,
  }),
  openness: oneOf(['any', 'open-weights', 'open-source', 'fully-open']),
  approve: list(oneOf(gates), 3),
})
