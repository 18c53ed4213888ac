import { countWords, rankSentences, selectDiverse, termOverlap } from '@galley/evidence'
import type { EarlierClaim, ShownEvidence, WriteInput } from '@galley/sdk'
import { quoted } from './quoted.ts'
import { repeats, said, type Said } from './said.ts'

/** Evidence in the order of its worth to a section. */
export interface Choice {
  readonly evidence: ShownEvidence
  readonly words: number
}

/** Quotes that are looked at. */
const most = 80
/** What evidence that other sections could use as well is worth here, and what evidence for other questions. */
const shared = 0.7
const foreign = 0.35

/** What it adds to a quote that it says what the topic is. */
const defining = 0.8
/** Words that are read in one breath; a longer quote is worth less. */
const easyWords = 36

/** What has not been said yet and serves the section, best first: by centrality, match with heading and questions, and difference (MMR). */
export function chooseEvidence({ title, section, questions, evidence, earlier }: WriteInput): readonly Choice[] {
  const fresh = unused(evidence, earlier)
  const asked = questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => text)
  const query = [section.heading, section.intent, ...asked].join(' ')
  const wanted = new Set(section.questionIds)
  const ranks = rankSentences(
    fresh.map((one) => one.text),
    { title, query },
  )
  const scored = fresh.map(({ evidence: { questionIds, quote } }, at) => {
    const own = questionIds.filter((id) => wanted.has(id)).length
    const meant = own === 0 ? foreign : own < questionIds.length ? shared : 1
    const fit = 0.25 + Math.sqrt(ranks[at] ?? 0) + 0.8 * termOverlap(asked.join(' '), quote) + (defines(quote, title) ? defining : 0)
    return { text: quote, score: meant * fit * Math.min(1, easyWords / countWords(quote)) ** 0.7 }
  })
  const chosen: Fresh[] = []
  for (const index of selectDiverse(scored, { max: most })) {
    const one = fresh[index]
    if (one !== undefined && !chosen.some((other) => repeats(other, one))) chosen.push(one)
  }
  return chosen.map((one) => ({ evidence: one.evidence, words: countWords(quoted(one.text)) }))
}

interface Fresh extends Said {
  readonly evidence: ShownEvidence
}

function prepared(evidence: ShownEvidence): Fresh {
  return { ...said(evidence.quote), evidence }
}

/** Evidence that no earlier section rests on, and that says nothing an earlier section says. */
function unused(evidence: readonly ShownEvidence[], earlier: readonly EarlierClaim[]): readonly Fresh[] {
  const used = new Set(earlier.flatMap(({ evidenceIds }) => evidenceIds))
  const before = earlier.map(({ text }) => said(text))
  return evidence
    .filter(({ id }) => !used.has(id))
    .map(prepared)
    .filter((one) => !before.some((other) => repeats(other, one)))
}

/** *X is a …*, where X is what the draft is about: the sentence a text begins with. */
function defines(quote: string, title: string): boolean {
  const [, subject = ''] = /^(.{2,160}?)\s(?:is|are|was|were)\s(?:an?|the|one of)\s/u.exec(quote) ?? []
  return subject !== '' && termOverlap(title, subject) >= 0.5
}
