import { countWords, rankSentences, selectDiverse, termOverlap } from '@galley/evidence'
import type { EarlierClaim, ShownEvidence, WriteInput } from '@galley/sdk'
import { askedIn } from './asked-in.ts'
import { focusOf, type Focus } from './focus-of.ts'
import { quoted } from './quoted.ts'
import { repeats, said, type Said } from './said.ts'

/** Evidence in the order of its worth to a section. */
export interface Choice {
  readonly evidence: ShownEvidence
  readonly words: number
  /** Against other choices of the same section. */
  readonly score: number
  /** Match with the section's own matter, 0 to about 1.3. */
  readonly match: number
}

/** Maximum quotes that are looked at. */
const maxChoices = 80
/** Multiplier that lowers evidence which other sections could use as well. */
const shared = 0.7
/** Multiplier that lowers such evidence in an overview, which leaves to the other sections what is theirs. */
const sharedWhole = 0.5
/** Multiplier that lowers evidence found for other questions only. */
const foreign = 0.35

/** Added to the score of a quote that says what the topic is, in the section about the topic as a whole. */
const defining = 1.5
/** Factor of the match with the section's matter, added to the score of a quote where there are several sources. */
const amongMany = 1.4
/** The same factor where all is from one source, whose own headings knew the matter better when the evidence was found. */
const amongOne = 0.5
/** Words that are read in one breath; a longer quote is lowered by its excess to the power .7. */
const easyWords = 36

/** Maximum quotes of one source that come before other sources are heard. */
const breadth = 2
/** Score against the best quote, share 0–1, from which a quote counts for breadth; lower ones come later. */
const onPoint = 0.4
/** Words of a quote with the naming of its source, to tell how many a section has room for. */
const quoteWords = 32

/**
 * Chooses what has not been said yet and serves the section, best first: by match with heading and questions, centrality, the order in which the
 * evidence was found, and difference (MMR); two quotes of each source before the third of one.
 */
export function chooseEvidence(input: WriteInput): readonly Choice[] {
  const { title, section, questions, evidence, earlier } = input
  const asked = questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => text)
  const query = [section.heading, section.intent, ...asked].join(' ')
  const focus = focusOf([section.heading, ...asked], title)
  const fresh = onMatter(unused(evidence, earlier), focus)
  const wanted = new Set(section.questionIds)
  const saying = new Set(fresh.map((one) => one.evidence.sourceId)).size > 1 ? amongMany : amongOne
  const ranks = rankSentences(
    fresh.map((one) => one.text),
    focus.isWhole ? { title, query } : { query },
  )
  // What the topic itself asks was weighed by the researcher, who knows what kind of answer is wanted.
  if (section.form !== undefined && askedIn(input) !== undefined)
    return inOrder(
      fresh.filter(({ evidence: one }) => one.questionIds.some((id) => wanted.has(id))),
      focus,
    )
  const scored = fresh.map(({ evidence: one, place }, at) => {
    const { questionIds, quote } = one
    const own = questionIds.filter((id) => wanted.has(id)).length
    const meant = own === 0 ? foreign : own < questionIds.length ? (focus.isWhole ? sharedWhole : shared) : 1
    const match = focus.isWhole ? 0 : focus.match(one)
    const about = focus.isWhole ? (defines(quote, title) ? defining : 0) : saying * match
    const fit = 0.25 + 0.5 * Math.sqrt(ranks[at] ?? 0) + about + 1 - place
    return { text: quote, match, score: meant * fit * Math.min(1, easyWords / countWords(quote)) ** 0.7 }
  })
  const chosen: { one: Fresh; score: number; match: number }[] = []
  for (const index of selectDiverse(scored, { max: maxChoices })) {
    const one = fresh[index]
    if (one !== undefined && !chosen.some((other) => repeats(other.one, one)))
      chosen.push({ one, score: scored[index]?.score ?? 0, match: scored[index]?.match ?? 0 })
  }
  return broad(
    chosen.map(({ one, score, match }) => ({ evidence: one.evidence, words: countWords(quoted(one.text)), score, match })),
    section.words,
  )
}

/** Of several sources the quotes that have a word of the section's matter, if some have: what merely stands beside such a word is about something else. */
function onMatter(fresh: readonly Fresh[], focus: Focus): readonly Fresh[] {
  if (focus.isWhole || new Set(fresh.map(({ evidence }) => evidence.sourceId)).size < 2) return fresh
  const on = fresh.filter(({ evidence }) => focus.isOnMatter(evidence))
  return on.length > 0 ? on : fresh
}

/** The quotes as they were found, best first, none that repeats another. */
function inOrder(fresh: readonly Fresh[], focus: Focus): readonly Choice[] {
  return fresh
    .filter((one, at) => !fresh.slice(0, at).some((other) => repeats(other, one)))
    .map(({ evidence, text, place }) => ({ evidence, words: countWords(quoted(text)), score: 1 - place, match: focus.match(evidence) }))
}

/** Breadth before depth: one or two quotes of each source that is on point, as the section has room for, before the others. */
function broad(choices: readonly Choice[], words: number): readonly Choice[] {
  const least = onPoint * Math.max(0, ...choices.map(({ score }) => score))
  const good = choices.filter(({ score }) => score >= least)
  const sources = new Set(good.map(({ evidence }) => evidence.sourceId)).size
  const quota = Math.min(breadth, Math.max(1, Math.round(words / quoteWords / Math.max(1, sources))))
  const counts = new Map<string, number>()
  const first = good.filter(({ evidence: { sourceId } }) => {
    const count = counts.get(sourceId) ?? 0
    counts.set(sourceId, count + 1)
    return count < quota
  })
  return [...first, ...choices.filter((choice) => !first.includes(choice))]
}

interface Fresh extends Said {
  readonly evidence: ShownEvidence
  /** Place among what was found for the same questions, 0 (first) to 1. */
  readonly place: number
}

/** Evidence that no earlier section rests on, and that says nothing an earlier section says. */
function unused(evidence: readonly ShownEvidence[], earlier: readonly EarlierClaim[]): readonly Fresh[] {
  const used = new Set(earlier.flatMap(({ evidenceIds }) => evidenceIds))
  const before = earlier.map(({ text }) => said(text))
  const found = Map.groupBy(evidence, ({ questionIds }) => questionIds.length)
  const placeOf = (one: ShownEvidence): number => {
    const like = found.get(one.questionIds.length) ?? [one]
    return like.indexOf(one) / like.length
  }
  return evidence
    .map((one) => ({ ...said(one.quote), evidence: one, place: placeOf(one) }))
    .filter((one) => !used.has(one.evidence.id))
    .filter((one) => !before.some((other) => repeats(other, one)))
}

/** *X is a …*, where X is what the draft is about: the sentence a text begins with. */
function defines(quote: string, title: string): boolean {
  const [, subject = ''] = /^(.{2,160}?)\s(?:is|are|was|were)\s(?:an?|the|one of)\s/u.exec(quote) ?? []
  return subject !== '' && termOverlap(title, subject) >= 0.5
}
