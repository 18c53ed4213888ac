import { kindFactor } from '../documents/kind-factor.ts'
import { hasMeaning } from '../words/word-classes.ts'
import type { Candidate } from '../documents/candidates-of.ts'
import { definedIn } from './defined-in.ts'
import { findRelatedTerms, type RelatedTerms } from './related-terms.ts'
import type { Need } from '../topic/needs-of.ts'
import { placesOf, type Place } from './places-of.ts'
import type { Prepared } from '../topic/prepare.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { formsIn, shareOf } from './share-of.ts'
import { topicality } from './topicality.ts'
import { weightsIn } from './weights-in.ts'
import { isNumber, rootsOf } from '../words/roots-of.ts'

/** A candidate with what it is worth to each question. */
export interface Scored {
  readonly candidate: Candidate
  readonly document: ReadDocument
  readonly stems: ReadonlySet<string>
  /** In the order of the needs. */
  readonly worth: readonly Worth[]
}

/** Worth of a quote to a question. */
export interface Worth {
  /** 0 to 1. */
  readonly relevance: number
  /** 0 to about 1. */
  readonly score: number
  /** True under the very heading of the section, or in a document so called. */
  readonly isUnderHeading: boolean
  /** True for a quote of a document that speaks of the matter, if perhaps in other words. */
  readonly isNear: boolean
}

/** Fit (`RelatedTerms`) from which a document speaks of the matter, 0–1; raises what its quotes need less relevance for. */
const nearFit = 0.3
/** Score that a sentence has by its place in the text alone, added to its relevance; raises what says little to the question. */
const placeOnly = 0.08
/** Multiplier that raises the opening definition of the topic: a text about it begins with that, whatever else is central. */
const defining = 3
/** Added to the centrality of a quote for the topic as a whole; raises quotes that are not central, a little. */
const minCentral = 0.15
/** Added to the centrality of a quote for a question, whose words matter more; raises quotes that are not central. */
const minAsked = 0.4
/** Relevance of what is not in its opening, 0–1: it answers where a text has none. */
const behindOpening = 0.2
/** Relevance of anything that the only document says which may answer, 0–1. */
const inOwn = 0.25
/** Share of the words of a question, by weight, that a heading of just what is asked has, its rarest word among them, 0–1: a word of every document tells nothing. */
const minHeaded = 0.5
/** Factor of what an opening says to a question of the topic: there a text tells its main matter. */
const inOpening = 1.2
/** Factor of what does not name the rarest word of a question of the topic that the documents have: *memory* of *How much memory does it need?* */
const offKey = 0.6
/** Share of the words of a question, by weight, that a sentence has with its paragraph and its headings at least to answer it, 0–1. */
const minNearby = 0.5
/** Step by which the sentences of an opening, in their order, lose to the first. */
const leadStep = 0.05
/** Multiplier that raises the words naming the matter of a question (*attacks* on package registries) over its other words. */
const headWeight = 1.8
/** Match, 0–1, of a title that names the matter of a question by a phrase (*small models for small machines*); a section so called matches whole. */
const namedMatter = 0.3
/**
 * Scores every candidate for every question: how much of the question's vocabulary the quote, the headings above it and the document have
 * (rare words count more, and most what the question is about), times centrality × position × title (`rankSentences`).
 */
export function scoreCandidates(readings: readonly Prepared[], needs: readonly Need[], topic: string): readonly Scored[] {
  const weigh = weightsIn(readings.flatMap(({ rooted }) => rooted()))
  const asked = new Set(rootsOf(topic))
  const vocabularies = readings.map(({ vocabulary }) => vocabulary())
  const topical = topicality(vocabularies, asked)
  const matters = needs.map((need): Matter => {
    // Of a question that the topic asks, every source has the common words; the rare ones tell where it is answered.
    const weighWord = (stem: string): number => (need.isAsked ? weigh(stem) ** 2 : weigh(stem))
    const forms = formsIn(readings, need.stems, need)
    const share: Share = (wanted, have) =>
      shareOf(wanted, have, { weigh: (stem) => weighWord(stem) * (need.heads.has(stem) ? headWeight : 1), forms })
    return {
      need,
      share,
      related: findRelatedTerms(need, vocabularies, share),
      isDefined: definedIn(readings, need),
      key: need.isAsked ? keyOf(need, vocabularies, weigh) : null,
    }
  })
  return readings.flatMap((prepared, at) =>
    placesOf(prepared, topic).map((place) => {
      const { candidate, stems } = place
      const worth = matters.map((matter) => worthOf(matter, place, at, topical[at] ?? 1))
      return { candidate, document: prepared.document, stems, worth }
    }),
  )
}

type Share = (wanted: ReadonlySet<string>, have: ReadonlySet<string>) => number

interface Matter {
  readonly need: Need
  readonly share: Share
  readonly related: RelatedTerms
  /** For each document: true where the question asks what it is about as a whole (*What is X?* of a document called *X*). */
  readonly isDefined: readonly boolean[]
  /** Rarest word of a question of the topic. */
  readonly key: string | null
}

/** The rarest word of a question that some document has. */
function keyOf({ stems }: Need, vocabularies: readonly ReadonlySet<string>[], weigh: (stem: string) => number): string | null {
  const known = [...stems].filter((stem) => /\p{L}/u.test(stem) && vocabularies.some((words) => hasMeaning(stem, words) > 0))
  return known.sort((a, b) => weigh(b) - weigh(a))[0] ?? null
}

/** `at`: place of the document among the others; `topical`: share of the topic that it speaks of (`topicality`). */
function worthOf(matter: Matter, place: Place, at: number, topical: number): Worth {
  const { need, related } = matter
  const { candidate, central, form } = place
  if (matter.isDefined.includes(true)) {
    const own = matter.isDefined[at] !== true ? 0 : candidate.isLead ? 1 : behindOpening
    const score = own / (1 + leadStep * (candidate.sentences[0] ?? 0))
    return { relevance: own, score, isUnderHeading: false, isNear: false }
  }
  if (need.stems.size === 0) return worthToWhole(need, place, topical)
  const own = isElsewhere(need, place)
    ? 0
    : relevanceOf(matter, place, at) *
      kindFactor(need.kind, candidate.quote, candidate.headings.at(-1)) *
      (need.isAsked && candidate.isLead ? inOpening : 1)
  // A question of its own may be answered by a document that hardly names the topic; the topic itself may not.
  const about = related.weights.size === 0 ? topical : Math.max(topical, 0.4 + 0.6 * (related.fits[at] ?? 0))
  const score = (minAsked + central) * form * (placeOnly + own) * about
  const isUnderHeading = [place.titled, ...place.above].some((heading) => isOwnHeading(matter, heading))
  const isNear = related.weights.size > 0 && (related.fits[at] ?? 0) >= nearFit
  return { relevance: own, score, isUnderHeading, isNear }
}

/** Worth to a question about the topic as a whole. */
function worthToWhole(need: Need, place: Place, topical: number): Worth {
  const { candidate, stems, subject, central, form } = place
  if (isElsewhere(need, place)) return { relevance: 0, score: 0, isUnderHeading: false, isNear: false }
  const own = Math.max(need.only === null ? 0 : inOwn, leading(candidate, stems, subject))
  const opening = defines(candidate, subject) ? defining : 1
  const score = (minCentral + central) * form * (placeOnly + own) * topical * opening
  return { relevance: own * topical, score, isUnderHeading: false, isNear: false }
}

/** True in another document than the only one that may answer. */
function isElsewhere({ only }: Need, { titled }: Place): boolean {
  return only !== null && !(only.size === titled.size && [...only].every((root) => titled.has(root)))
}

function relevanceOf(matter: Matter, { stems, above, titled, phrases, around }: Place, at: number): number {
  const { need, share, related, key } = matter
  const said = share(need.stems, stems)
  const entitled = share(need.stems, titled)
  const named = need.phrases.isDisjointFrom(phrases) ? 0 : namedMatter
  const headed = isOwnHeading(matter, titled) ? 1 : Math.max(named, ...above.map((heading) => headingMatch(matter, heading)))
  const relatedShare = Math.min(
    1,
    [...related.weights].reduce((sum, [root, weight]) => sum + (stems.has(root) ? weight : 0), 0),
  )
  const fit = related.weights.size === 0 ? 0 : (related.fits[at] ?? 0)
  if (need.isAsked) {
    const over = new Set([...titled, ...above.flatMap((heading) => [...heading])])
    const nearby = share(need.stems, new Set([...stems, ...around, ...over]))
    const isOnKey = key === null || share(new Set([key]), new Set([...stems, ...over])) > 0
    if (nearby < minNearby) return 0
    return (isOnKey ? 1 : offKey) * Math.min(1, 0.55 * said + 0.2 * nearby + 0.35 * share(need.stems, over) + 0.1 * relatedShare)
  }
  return Math.min(1, 0.6 * said + 0.2 * entitled + 0.85 * headed + 0.2 * relatedShare + 0.1 * fit)
}

/** A heading that is the section's own counts whole, one that shares words with the question in part. */
function headingMatch(matter: Matter, heading: ReadonlySet<string>): number {
  return isOwnHeading(matter, heading) ? 1 : 0.7 * matter.share(matter.need.stems, heading)
}

function isOwnHeading({ need, share, key }: Matter, heading: ReadonlySet<string>): boolean {
  const { headings, stems, isAsked } = need
  // *6.7 Arrays*: a number is no word of a heading.
  const words = heading
    .values()
    .filter((root) => !isNumber(root))
    .toArray().length
  if (
    isAsked &&
    stems.size > 0 &&
    words <= stems.size + 1 &&
    share(stems, heading) >= minHeaded &&
    (key === null || hasMeaning(key, heading) > 0)
  )
    return true
  return headings.some((wanted) => wanted.size === heading.size && [...wanted].every((stem) => heading.has(stem)))
}

/** A question about the topic as a whole is answered by what a document says first, before its first inner heading. */
function leading(candidate: Candidate, stems: ReadonlySet<string>, subject: ReadonlySet<string>): number {
  const spoken = subject.size === 0 ? 0 : [...subject].filter((stem) => stems.has(stem)).length / subject.size
  return candidate.isLead ? 0.7 + 0.3 * spoken : 0.05 + 0.2 * spoken
}

/** *X is a …* at the very beginning of a document, where X is what the topic names. */
function defines({ quote, before, isLead }: Candidate, subject: ReadonlySet<string>): boolean {
  if (before > 0 || !isLead) return false
  const [, named = ''] = /^(.{2,160}?)\s(?:is|are|was|were)\s(?:an?|the|one of)\s/u.exec(quote) ?? []
  const roots = new Set(rootsOf(named))
  return subject.size > 0 && [...subject].filter((root) => roots.has(root)).length >= subject.size / 2
}
