import { contentStems, countWords, rankSentences, selectDiverse, similarity, termOverlap } from '@galley/evidence'
import type { EarlierClaim, ShownEvidence, WriteInput } from '@galley/sdk'
import { quoted } from './quoted.ts'

/** From this similarity on two texts say the same. */
const same = 0.55

/** Evidence in the order of its worth to a section. */
export interface Choice {
  readonly evidence: ShownEvidence
  readonly words: number
}

/** What has not been said yet and serves the section, best first: by centrality, match with heading and questions, and difference (MMR). */
export function chooseEvidence({ title, section, questions, evidence, earlier }: WriteInput): readonly Choice[] {
  const fresh = unused(evidence, earlier)
  const asked = questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => text)
  const query = [section.heading, section.intent, ...asked].join(' ')
  const wanted = new Set(section.questionIds)
  const ranks = rankSentences(
    fresh.map(({ quote }) => quote),
    { title, query },
  )
  const scored = fresh.map((one, at) => {
    const meant = one.questionIds.some((id) => wanted.has(id)) ? 1 : 0.35
    return { text: one.quote, score: meant * (0.25 + Math.sqrt(ranks[at] ?? 0) + 0.8 * termOverlap(asked.join(' '), one.quote)) }
  })
  const chosen: ShownEvidence[] = []
  for (const index of selectDiverse(scored, { max: 80 })) {
    const one = fresh[index]
    if (one !== undefined && !chosen.some((other) => repeats(other.quote, one.quote))) chosen.push(one)
  }
  return chosen.map((one) => ({ evidence: one, words: countWords(quoted(one.quote)) }))
}

/** Evidence that no earlier section rests on, and that says nothing an earlier section says. */
function unused(evidence: readonly ShownEvidence[], earlier: readonly EarlierClaim[]): readonly ShownEvidence[] {
  const used = new Set(earlier.flatMap(({ evidenceIds }) => evidenceIds))
  return evidence.filter((one) => !used.has(one.id) && !earlier.some(({ text }) => repeats(text, one.quote)))
}

/** Do two texts say the same, or does one contain nearly all of the other? */
export function repeats(a: string, b: string): boolean {
  if (similarity(a, b) >= same) return true
  const [short, long] = contentStems(a).length <= contentStems(b).length ? [a, b] : [b, a]
  return contentStems(short).length >= 4 && termOverlap(short, long) >= 0.85
}
