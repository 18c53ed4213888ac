import { askModel } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { listEvidence, tame } from './evidence-list.ts'
import { nearEvidence } from './near-evidence.ts'
import { changesSchema, readChanges } from './post-answer.ts'
import type { PostSentence } from './post-text.ts'
import { rules } from './rules.ts'

/** Characters of the sentence before that are shown, from its end, so that a change joins on. */
const maxBefore = 90

/**
 * Asks a capable model to correct the sentences that something is wrong with, all at once: `faults` says what, null for a sentence that stays. `near`: pieces of
 * evidence that a sentence needs beside those that it cites; else one is shown where it is nearer: perhaps it only cites the wrong one. Returns the sentences that come in by the place of the one that they are for; none where it goes.
 */
export async function askForChanges(
  sentences: readonly PostSentence[],
  faults: readonly (string | null)[],
  bench: Pick<Bench, 'title' | 'evidence' | 'language' | 'host'> & { readonly room?: number; readonly near?: readonly number[] },
): Promise<ReadonlyMap<number, readonly PostSentence[]>> {
  const atFault = sentences.flatMap((sentence, at) => {
    const fault = faults[at] ?? null
    const near = bench.near?.[at] ?? 0
    if (fault === null) return []
    return [
      near > 0 ? { sentence, about: `${sentence.text} ${fault}`, near } : { sentence, about: sentence.text, near: 1, mustBeNearer: true },
    ]
  })
  const citedIds = new Set(atFault.flatMap(({ sentence }) => sentence.evidence.map(({ id }) => id)))
  const shown = nearEvidence(bench.evidence, citedIds, atFault)
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
        content: `You correct sentences of a post. For each give its number, its corrected text, and the numbers of all the evidence it rests on. Change what is wrong and keep its place in the argument: cite what says it, or else say as much of it as the evidence says; an empty text takes it out, where nothing of it is left. A wish that the evidence cannot answer gets no change. ${rules}`,
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
