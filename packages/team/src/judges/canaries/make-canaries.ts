import { judgeSupport, plainText, splitSentences } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'
import { seeded, shuffled } from '../seeded.ts'
import { causeCanaries } from './cause-canaries.ts'
import type { CanaryMaker } from './canary-maker.ts'
import { comparisonCanaries } from './comparison-canaries.ts'
import { generalisationCanaries } from './generalisation-canaries.ts'
import { rolesCanaries } from './roles-canaries.ts'

/** Canaries of a batch: a judge that finds a false sentence in three quarters of the cases sees all of them once in three. */
export const canariesOfBatch = 4

/** Lengths of a sentence that a canary is made of, in UTF-16 units: shorter ones say little, longer ones hide what was done to them. */
const [minLength, maxLength] = [30, 240]

const makers: readonly CanaryMaker[] = [rolesCanaries, causeCanaries, generalisationCanaries, comparisonCanaries]

/** A batch of claims of which canaries are made. */
export interface CanaryBatch {
  readonly claims: readonly CheckedClaim[]
  /** Text that decides which of all possible canaries are taken. */
  readonly seed: string
  /** BCP 47; English where it is left out. */
  readonly language?: string
}

/**
 * Makes claims that are known to be false from the passages of a batch: a cause, a comparison or a generalisation that no passage gives,
 * roles turned. None has a number or a name that its passage lacks, for words see those; each carries the alarm that words raise about it,
 * as any other claim does. Kinds take turns. Fewer than `canariesOfBatch` where the passages allow no more.
 */
export function makeCanaries({ claims, seed, language = 'en' }: CanaryBatch): readonly CheckedClaim[] {
  const random = seeded(seed)
  const cited = shuffled(
    [
      ...new Map(
        claims.filter(({ claim, window }) => claim.evidenceIds.length > 0 && window !== '').map((one) => [one.window, one]),
      ).values(),
    ],
    random,
  )
  const passages = cited.flatMap((of) => of.window.split('\n\n').map((passage) => ({ of, sentences: sentencesOf(passage) })))
  const kinds = shuffled(makers, random).map((make) =>
    shuffled(
      passages.flatMap((one) => candidates(one, make, language)),
      random,
    ),
  )
  const made: CheckedClaim[] = []
  const longest = Math.max(0, ...kinds.map((kind) => kind.length))
  for (let turn = 0; turn < longest; turn += 1)
    for (const kind of kinds) {
      const canary = kind[turn]
      if (canary === undefined || made.length >= canariesOfBatch) continue
      const fit = asClaim(canary, language)
      if (fit !== null && !made.some(({ sentence }) => sentence === fit.sentence)) made.push(fit)
    }
  return made
}

interface Candidate {
  readonly of: CheckedClaim
  readonly sentence: string
}

function sentencesOf(passage: string): readonly string[] {
  return splitSentences(passage)
    .map(({ text }) => plainText(text))
    .filter(({ length }) => length >= minLength && length <= maxLength)
}

function candidates(
  { of, sentences }: { readonly of: CheckedClaim; readonly sentences: readonly string[] },
  make: CanaryMaker,
  language: string,
): readonly Candidate[] {
  return make(sentences, language).map((sentence) => ({ of, sentence }))
}

/** The canary as a claim like all others; null when words alone contradict it, or when the passage says it after all. */
function asClaim({ of, sentence }: Candidate, language: string): CheckedClaim | null {
  const { window, title, headings, claim } = of
  if (plainText(window).includes(sentence)) return null
  const { verdict, alarm } = judgeSupport(sentence, [{ id: 'e', quote: window, window, title, headings }], { language })
  if (verdict === 'contradicted') return null
  return { claim: { ...claim, text: sentence, kind: 'fact' }, sentence, window, title, headings, ...(alarm === undefined ? {} : { alarm }) }
}
