import { termOverlap } from '@galley/evidence'
import { askModel, type ShownEvidence } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { listEvidence, tame } from './evidence-list.ts'
import { changesSchema, readChanges } from './post-answer.ts'
import type { PostSentence } from './post-text.ts'
import { rules } from './rules.ts'

/** Pieces of evidence that are shown beside those that a sentence cites: perhaps it only cites the wrong one. */
const maxNear = 1
/** Characters of the sentence before that are shown, from its end, so that a change joins on. */
const maxBefore = 90

/**
 * Asks a capable model to correct the sentences that something is wrong with, all at once: `faults` says what, null for a sentence that stays. Returns
 * the sentences that come in by the place of the one that they are for; none where it goes.
 */
export async function askForChanges(
  sentences: readonly PostSentence[],
  faults: readonly (string | null)[],
  bench: Pick<Bench, 'title' | 'evidence' | 'language' | 'host'> & { readonly room?: number },
): Promise<ReadonlyMap<number, readonly PostSentence[]>> {
  const shown = evidenceFor(
    sentences.filter((_, at) => (faults[at] ?? null) !== null),
    bench,
  )
  const numbers = new Map(shown.map(({ id }, at) => [id, at + 1]))
  const lines = sentences.flatMap(({ text, evidence }, at) => {
    const fault = faults[at] ?? null
    if (fault === null) return []
    const before = sentences[at - 1]
    const after = before === undefined ? '' : ` (after: ${endOf(tame(before.text))})`
    const cited = evidence.map(({ id }) => numbers.get(id)).join(', ') || 'none'
    return [`${at + 1}.${after} ${tame(text)} [evidence ${cited}]\n   Wrong: ${fault}`]
  })
  const language = bench.language === undefined ? '' : `\nLanguage: ${bench.language}`
  const room =
    bench.room === undefined
      ? ''
      : `\n\n${bench.room > 0 ? `Your changes may add ${bench.room} words` : 'Your changes add no words'} in all.`
  const answer = await askModel(bench.host, {
    messages: [
      {
        role: 'system',
        content: `You correct sentences of a post. For each give its number, its corrected text, and the numbers of all the evidence it rests on. Change what is wrong and keep its place in the argument: cite what says it, or else say as much of it as the evidence says; an empty text takes it out, where nothing of it is left. ${rules}`,
      },
      {
        role: 'user',
        content: `Title: ${tame(bench.title)}${language}\n\n${listEvidence(shown, { isSparse: true })}\n\nSentences:\n${lines.join('\n')}${room}`,
      },
    ],
    schema: changesSchema,
    maxTokens: 130 * lines.length + 200,
  })
  return readChanges(answer?.json, shown)
}

function endOf(text: string): string {
  return text.length <= maxBefore ? text : `… ${text.slice(-maxBefore).replace(/^\S*\s/, '')}`
}

/** Evidence that the sentences cite, and of the rest the nearest to each, in the order of the whole list. */
function evidenceFor(sentences: readonly PostSentence[], { evidence }: Pick<Bench, 'evidence'>): readonly ShownEvidence[] {
  const wanted = new Set(sentences.flatMap((sentence) => sentence.evidence))
  for (const { text } of sentences) {
    const near = evidence.map((one) => ({ one, fit: termOverlap(text, one.quote) })).sort((a, b) => b.fit - a.fit)
    for (const { one } of near.slice(0, maxNear)) wanted.add(one)
  }
  return evidence.filter((one) => wanted.has(one))
}
