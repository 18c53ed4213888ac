import { isEnglish, judgeSupport, plainText, splitSentences, startsDangling } from '@galley/evidence'
import type { CheckedClaim } from '@galley/sdk'
import { seeded, shuffled } from '../seeded.ts'
import { causeCanaries } from './cause-canaries.ts'
import type { CanaryMaker, Pick } from './canary-maker.ts'
import { comparisonCanaries } from './comparison-canaries.ts'
import { generalisationCanaries } from './generalisation-canaries.ts'
import { orderCanaries } from './order-canaries.ts'
import { remarkCanaries } from './remark-canaries.ts'
import { rolesCanaries } from './roles-canaries.ts'

/** Fewest canaries of a batch: one alone is seen by luck. */
const minCanaries = 2

/** Claims of a batch for each canary. */
const claimsOfCanary = 3

/** Canaries that a batch of so many claims carries: four among twelve; a judge that finds false sentences in three of four cases sees them all once in three. */
export function canariesFor(claims: number): number {
  return Math.max(minCanaries, Math.ceil(claims / claimsOfCanary))
}

/** Lengths of a sentence that a canary is made of, in UTF-16 units: shorter ones say little, longer ones hide what was done to them. */
const [minLength, maxLength] = [30, 240]

/** Greatest length of a canary, in UTF-16 units: what is made of two sentences would stick out. */
const maxCanary = 270

const makers: readonly CanaryMaker[] = [rolesCanaries, causeCanaries, generalisationCanaries, comparisonCanaries, orderCanaries]

/** A batch of claims of which canaries are made. */
export interface CanaryBatch {
  readonly claims: readonly CheckedClaim[]
  /** Claims of other batches: their passages are taken where the batch's own allow too few. */
  readonly spare?: readonly CheckedClaim[]
  /** Text that decides which of all possible canaries are taken. */
  readonly seed: string
  /** Sentences that are not taken. */
  readonly without?: ReadonlySet<string>
  /** BCP 47; English where it is left out. */
  readonly language?: string
}

/**
 * Makes claims that are known to be false from the passages of a batch: a cause, a comparison or a generalisation that no passage gives,
 * roles or an order of time turned. None has a number or a name that its passage lacks, for words see those; each carries the alarm that words raise about it,
 * as any other claim does, and what words support is none. Kinds take turns; remarks fill up. A batch of nothing but uncited sentences gets them from the text
 * that these are judged by. Fewer than `canariesFor` where no passage allows more.
 */
export function makeCanaries({ claims, spare = [], seed, without = new Set(), language = 'en' }: CanaryBatch): readonly CheckedClaim[] {
  const random = seeded(seed)
  const made: CheckedClaim[] = []
  for (const sources of [sourcesOf(claims), sourcesOf(spare)])
    addCanaries(made, canariesFor(claims.length), sources, { seed, random, without, language })
  return made
}

/** The claims by whose passages canaries are made: those that cite something, and the others where there are none. */
function sourcesOf(claims: readonly CheckedClaim[]): readonly CheckedClaim[] {
  const cited = claims.filter(({ claim }) => claim.evidenceIds.length > 0)
  return (cited.length > 0 ? cited : claims).filter(({ window }) => window !== '')
}

/** Grounds on which canaries are taken. */
interface Draw extends Required<Omit<CanaryBatch, 'claims' | 'spare'>> {
  readonly random: () => number
}

/** Adds canaries to those that were made, until there are `count`. */
function addCanaries(
  made: CheckedClaim[],
  count: number,
  sources: readonly CheckedClaim[],
  { seed, random, without, language }: Draw,
): void {
  if (made.length >= count) return
  const windows = shuffled([...new Map(sources.map((one) => [one.window, one])).values()], random)
  const passages = windows.map((of) => ({ of, sentences: sentencesOf(of.window, language) }))
  const pick: Pick = (all, text) => all[Math.floor(seeded(`${seed} ${text}`)() * all.length)]
  const candidates = (make: CanaryMaker): readonly Candidate[] => {
    const all = passages.flatMap(({ of, sentences }) => make(sentences, language, pick).map((sentence) => ({ of, sentence })))
    const mixed = shuffled(all, random)
    // A claim that leans on a sentence before it stands out.
    return [...mixed.filter(({ sentence }) => !startsDangling(sentence)), ...mixed.filter(({ sentence }) => startsDangling(sentence))]
  }
  const kinds = shuffled(makers, random).map(candidates)
  const turns = Array.from({ length: Math.max(...kinds.map(({ length }) => length)) }, (_, turn) =>
    kinds.flatMap((kind) => kind[turn] ?? []),
  )
  for (const candidate of [...turns.flat(), ...candidates(remarkCanaries)]) {
    if (made.length >= count) break
    const fit = without.has(candidate.sentence) ? null : asClaim(candidate, language)
    if (fit !== null && !made.some(({ sentence }) => sentence === fit.sentence)) made.push(fit)
  }
}

interface Candidate {
  readonly of: CheckedClaim
  readonly sentence: string
}

/** A sentence of plain prose that states something. */
const prose = /^(?!(?:Please|However|Furthermore|Moreover|Also|For example)\b)[\p{Lu}\p{N}][^[\]|{}<>=:"“”„«»*_`\n]*[^.!?,;][.]$/u

/** English forms of a finite verb that can be told by their spelling: a heading has none, nor has an order to the reader. */
const finite =
  /\p{Ll}ed\b|\b(?:is|are|was|were|has|have|had|will|would|can|could|must|may|might|does|did|became|bought|built|came|gave|went|held|kept|led|left|lost|made|ran|rose|said|saw|sold|took|told|won|wrote|lets|lies?|needs|uses|gives|takes|makes|holds|shows|runs|calls|means|lists|keeps)\b/u

/** Whole sentences of prose: marks of a list, a table, code or a reference would give a canary away, and so would half a quotation. */
function sentencesOf(window: string, language: string): readonly string[] {
  return window
    .split('\n\n')
    .flatMap((passage) => splitSentences(passage.replace(/^\[[^\]\n]+\] /, '')))
    .map(({ text }) => abridged(plainText(text).replaceAll(/\s*\[\d+\]/g, '')))
    .filter(({ length }) => length >= minLength && length <= maxLength)
    .filter((text) => prose.test(text) && !/[.!?] \p{Ll}/u.test(text) && (finite.test(text) || !isEnglish(language)))
}

/** Length beyond which a writer would leave out what hangs on a sentence, and the least that is left of it, in UTF-16 units. */
const [long, kept] = [130, 60]

/** A sentence as a writer restates it: without what stands in brackets, and a long one without the clause that it ends on. */
function abridged(sentence: string): string {
  const bare = sentence.replaceAll(/\s*\([^()]*\)/g, '')
  const at = bare.length > long ? bare.search(/, (?:which|who|where|including|with|whereas|although|\p{Ll}{3,}ing)\b[^,;:()]*[.]$/u) : -1
  return at < kept ? bare : `${bare.slice(0, at)}.`
}

/** The canary as a claim like all others; null when words alone contradict or support it: then it is seen without a judge, or is no falsehood. */
function asClaim({ of, sentence }: Candidate, language: string): CheckedClaim | null {
  const { window, title, titles, claim } = of
  if (sentence.length > maxCanary || plainText(window).includes(sentence)) return null
  const { verdict, alarm } = judgeSupport(sentence, [{ id: 'e', quote: window, window, title }], { language })
  // In other languages words raise no soft alarm.
  if (verdict !== 'undecided' && (verdict !== 'supported' || isEnglish(language))) return null
  return {
    claim: { ...claim, text: sentence, kind: 'fact' },
    sentence,
    window,
    title,
    ...(titles === undefined ? {} : { titles }),
    ...(alarm === undefined ? {} : { alarm }),
  }
}
