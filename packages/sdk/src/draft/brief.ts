import { postKinds, type PostKind } from './plan.ts'
import type { Role } from './role.ts'
import { boolean, integer, list, number, objectSchema, oneOf, text, type MemberSchemas, type ObjectSchema } from '../schema/schema.ts'

/** Least openness of a model that a run may use. */
export type Openness = (typeof opennessLevels)[number]

/**
 * Classes of licences of models that can be demanded, the least free first; each includes those behind it: any with a licence to hold the weights,
 * those that business may use under conditions, those that are open (Open Source Initiative, Creative Commons, Open Data Commons).
 */
export const demandedLicences = ['non-commercial', 'limited', 'open'] as const

export type DemandedLicence = (typeof demandedLicences)[number]

/** Levels of openness that can be demanded, the least open first. */
export const opennessLevels = ['any', 'open-weights', 'open-source', 'fully-open'] as const

/** Points of a run at which it can stop and wait for a person, in their order. */
export const gates = ['brief', 'plan', 'sources', 'draft'] as const

/** A point at which a run can wait. */
export type Gate = (typeof gates)[number]

/** Documents that a folder may hold to be read whole; of a larger one the search decides what is read. */
export const maxWholeFolder = 30

/** A document that was handed over, as a brief keeps it: its bytes lie in the data folder, by their digest. */
export interface BriefFile {
  /** Its name, without a path; the end tells its kind. */
  readonly name: string
  /** Its media type, as whoever sent it says; where the name tells its kind, the name counts. */
  readonly mediaType?: string
  readonly bytes: number
  /** sha256 (hex) of its bytes. */
  readonly digest: string
}

/** A document as it is handed over. */
export interface SentFile extends Pick<BriefFile, 'name' | 'mediaType'> {
  /** Its bytes in base64 (RFC 4648 §4). */
  readonly data: string
}

/** Sources that a run may use. */
export interface BriefSources {
  /** A folder of documents (Markdown, text, HTML, and what the readers read: PDF, Word, Excel, PowerPoint, EPUB, CSV, feeds, notebooks, code), or one document or list of web addresses. */
  readonly folder?: string
  /** Documents that were handed over, of every kind that a folder may hold; 50 MiB in all. */
  readonly files?: readonly BriefFile[]
  /** Pasted texts, 2 MiB in all. */
  readonly texts?: readonly { readonly title: string; readonly text: string }[]
  readonly urls?: readonly string[]
  /** True when the configured search providers may be asked. Default: only when no folder, file, text or url is given. */
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
  /** Least free class of licence of a model that the run may use. */
  readonly licence?: DemandedLicence
  /** True: models of this machine only, and no web. */
  readonly onlyLocal?: boolean
  readonly approve?: readonly Gate[]
}

/** A brief as it is sent: its files come with their bytes. */
export interface SentBrief extends Omit<Brief, 'sources'> {
  readonly sources?: Omit<BriefSources, 'files'> & { readonly files?: readonly SentFile[] }
}

/** Largest sum of the bytes of a brief's files: 50 MiB. */
export const maxSentBytes = 52_428_800

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

const fileName = text(255, 1)
const mediaType = { ...text(255, 1), pattern: '^[\\w.+-]+/[\\w.+-]+$', description: 'a media type without parameters' }

/** Parts of a brief's sources that are kept as they are sent. */
const sources: MemberSchemas<Omit<BriefSources, 'files'>> = {
  folder: text(4096, 1),
  texts: list(objectSchema<{ title: string; text: string }>(['title', 'text'], { title: text(300, 1), text: text(2_097_152, 1) }), 100),
  urls: list(address, 100),
  web: boolean,
  allowDomains: list(text(253, 1), 200),
  blockDomains: list(text(253, 1), 200),
}

const parts: MemberSchemas<Omit<Brief, 'sources'>> = {
  topic,
  audience: text(500),
  goal: text(1000),
  tone: text(200),
  kind: oneOf(postKinds),
  language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$', description: 'a language tag (BCP 47) such as en or de-AT' },
  words: integer(100, 5000),
  mustCover: list(text(300, 1), 30),
  mustAvoid: list(text(300, 1), 30),
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
  openness: oneOf(opennessLevels),
  licence: oneOf(demandedLicences),
  onlyLocal: boolean,
  approve: list(oneOf(gates), 4),
}

/** Schema of a brief as a draft keeps it, with the limits of every field. */
export const briefSchema: ObjectSchema<Brief> = objectSchema<Brief>(['topic'], {
  ...parts,
  sources: objectSchema<BriefSources>([], {
    ...sources,
    files: list(
      objectSchema<BriefFile>(['name', 'bytes', 'digest'], {
        name: fileName,
        mediaType,
        bytes: integer(0, maxSentBytes),
        digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      }),
      100,
    ),
  }),
})

/** Schema of a brief as it is sent. */
export const sentBriefSchema: ObjectSchema<SentBrief> = objectSchema<SentBrief>(['topic'], {
  ...parts,
  sources: objectSchema<NonNullable<SentBrief['sources']>>([], {
    ...sources,
    files: list(
      objectSchema<SentFile>(['name', 'data'], {
        name: fileName,
        mediaType,
        data: { type: 'string', contentEncoding: 'base64' },
      }),
      100,
    ),
  }),
})
