import { askModel } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { listEvidence, asLine } from './evidence-list.ts'
import { nearEvidence, type Wanted } from './near-evidence.ts'
import { changesSchema, readChanges } from './post-answer.ts'
import type { PostSentence } from './post-text.ts'
import { rules } from './rules.ts'

/** Characters of the sentence before that are shown, from its end, so that a change joins on. */
const maxBefore = 90

/** Bench of a mend: with the words that its changes may add, and for each sentence the evidence that it needs beside what it cites. */
export interface MendBench extends Pick<Bench, 'brief' | 'title' | 'evidence' | 'host'> {
  readonly room?: number
  readonly needs?: readonly Needed[]
}

/** Evidence that was found for a sentence, how many of the other pieces nearest to it are shown, and if it is doubted. */
interface Needed {
  readonly found: readonly string[]
  readonly near: number
  readonly isDoubted: boolean
}

/**
 * Asks a capable model to correct the sentences that something is wrong with or wished of, all at once: `faults` says what, null for a sentence that
 * stays. Returns the sentences that come in by the place of the one that they are for; none where it goes.
 */
export async function askForChanges(
  sentences: readonly PostSentence[],
  faults: readonly (string | null)[],
  bench: MendBench,
): Promise<ReadonlyMap<number, readonly PostSentence[]>> {
  const atFault = sentences.flatMap((sentence, at) => {
    const fault = faults[at] ?? null
    if (fault === null) return []
    const needed = bench.needs?.[at] ?? { found: [], near: 0, isDoubted: false }
    // What cites nothing speaks of the sentence before it, as a rule.
    const rests = sentence.evidence.length > 0 ? sentence.evidence : (sentences[at - 1]?.evidence ?? [])
    return [{ rests, found: needed.found, wanted: wantedFor(sentence, fault, needed) }]
  })
  const citedIds = new Set(atFault.flatMap(({ rests, found }) => [...rests.map(({ id }) => id), ...found]))
  const shown = nearEvidence(
    bench.evidence,
    citedIds,
    atFault.flatMap(({ wanted }) => wanted),
  )
  const numbers = new Map(shown.map(({ id }, at) => [id, at + 1]))
  const lines = sentences.flatMap(({ text, evidence }, at) => {
    const fault = faults[at] ?? null
    if (fault === null) return []
    const before = sentences[at - 1]
    const after = before === undefined ? '' : ` (after: ${endOf(asLine(before.text))})`
    const cited = evidence.map(({ id }) => numbers.get(id)).join(', ') || 'none'
    return [`${at + 1}.${after} ${asLine(text)} [evidence ${cited}]\n   ${fault}`]
  })
  const { language: wanted } = bench.brief
  const language = wanted === undefined ? '' : `\nLanguage: ${wanted}`
  const room =
    bench.room === undefined
      ? ''
      : `\n\n${bench.room > 0 ? `Your changes may add ${bench.room} words` : 'Your changes add no words'} in all.`
  const answer = await askModel(bench.host, {
    messages: [
      {
        role: 'system',
        content: `You correct sentences of a post. For each give its number, its corrected text, and the numbers of all the evidence it rests on. Where something is wrong, change the few words that are and keep the rest and its place in the argument: cite what says it, or else say as much of it as the evidence says; an empty text takes it out, where nothing of it is left. Where something is wished, keep its own words and add to them what the evidence says: a few words inside, or a short sentence behind it. A wish that the evidence cannot answer gets no change. ${rules}`,
      },
      {
        role: 'user',
        content: `Title: ${asLine(bench.title)}${language}\n\n${listEvidence(shown, { isSparse: true })}\n\nSentences:\n${lines.join('\n')}${room}`,
      },
    ],
    schema: changesSchema,
    maxTokens: 130 * lines.length + 200,
  })
  const changes = readChanges(answer?.json, shown)
  return new Map([...changes].map(([at, made]) => [at, beside(sentences[at], made)]))
}

/** The sentences of a change, where it adds to one that stays: that one keeps its own citations, which what is added does not share. */
function beside(own: PostSentence | undefined, made: readonly PostSentence[]): readonly PostSentence[] {
  return made.length < 2 ? made : made.map((one) => (own !== undefined && one.text.trim() === own.text.trim() ? own : one))
}

/** Pieces that may carry a sentence which cites nothing. */
const maxForUncited = 3

/** Evidence that is shown beside what a sentence cites: what is missed; else what it should have cited instead, and of the same source what a doubted one should have cited as well. */
function wantedFor({ text, evidence }: PostSentence, fault: string, { near, isDoubted }: Needed): readonly Wanted[] {
  if (near > 0) return [{ about: `${text} ${fault}`, near }]
  if (evidence.length === 0) return [{ about: text, near: maxForUncited }]
  const instead = { about: text, near: 1, mustBeNearer: true }
  return isDoubted ? [instead, { about: text, near: 1, within: new Set(evidence.map(({ sourceId }) => sourceId)) }] : [instead]
}

function endOf(text: string): string {
  return text.length <= maxBefore ? text : `… ${text.slice(-maxBefore).replace(/^\S*\s/, '')}`
}
