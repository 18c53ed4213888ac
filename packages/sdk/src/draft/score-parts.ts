/** Names of the parts of a score, in the order in which they are shown. */
export const scorePartNames = [
  'support',
  'answers',
  'topic',
  'order',
  'headings',
  'whole',
  'ownWords',
  'repetition',
  'readability',
] as const

/** Name of a part of a score. */
export type ScorePartName = (typeof scorePartNames)[number]

/** Words for the parts of a score, as a reader of a draft sees them. */
export const scorePartWords: Readonly<Record<ScorePartName, string>> = {
  support: 'sentences that the sources support',
  answers: 'questions answered',
  topic: 'keeps to the topic',
  order: 'order and cohesion',
  headings: 'headings fit their text',
  whole: 'whole sentences, clear references',
  ownWords: 'told in its own words',
  repetition: 'says nothing twice',
  readability: 'easy to read',
}

/** A place in a draft that cost a part of its score something. */
export interface WeakPlace {
  /** Words of the draft, for finding the place. */
  readonly text: string
  /** One sentence. */
  readonly reason: string
}

/** A part of a score. */
export interface ScorePart {
  /** Share of the whole score that the part takes away at value 0, 0 to 1. */
  readonly weight: number
  /** 0 to 1; null where the part was not checked, and then it is left out of the score. */
  readonly value: number | null
  /** The three places that cost most, the worst first. */
  readonly worst: readonly WeakPlace[]
  /** One sentence on what the part could not see, where there is something. */
  readonly note?: string
}

/**
 * The parts of a score by name; a version without a text has none. The score is 100 × the product of `1 − weight × (1 − value)` over the
 * parts that were checked, so that one bad part cannot be made good by the others.
 */
export type ScoreParts = Readonly<Partial<Record<ScorePartName, ScorePart>>>

/** The parts that a stored score has, in order. Of a score of before it had such parts, none. */
export function scorePartsOf(parts: ScoreParts): readonly (readonly [ScorePartName, ScorePart])[] {
  return scorePartNames.flatMap((name) => {
    const part: unknown = parts[name]
    return typeof part === 'object' && part !== null ? [[name, part as ScorePart] as const] : []
  })
}
