import { copiedRun, isFactual, judgeSupport, leansBack, standsUncited, termOverlap } from '@galley/evidence'
import { askModel, type Host, type ShownEvidence, type WriteAnswer } from '@galley/sdk'
import { listEvidence, tame } from './evidence-list.ts'
import { changesSchema, readChanges } from './post-answer.ts'
import { changeSentences, sentencesOf, type PostBlock, type PostSentence } from './post-text.ts'
import { rules } from './rules.ts'

/** Everything that a post's sentences are judged by. */
export interface Bench {
  readonly title: string
  readonly evidence: readonly ShownEvidence[]
  readonly language: string | undefined
  /** Sentences that stand elsewhere in the draft. */
  readonly said: readonly string[]
  /** Questions that the text answers. */
  readonly questions: readonly string[]
  readonly host: Host
}

/** A post whose sentences may go to the judges, and what was thrown out of it. */
export interface SettledPost {
  readonly blocks: readonly PostBlock[]
  readonly rejected: WriteAnswer['rejected']
}

/** Something against a sentence: its truth, for which it is changed or goes, or its wording. */
interface Fault {
  readonly isTruth: boolean
  readonly reason: string
}

/** Pieces of evidence that are shown beside those that a sentence cites: perhaps it only cites the wrong one. */
const maxNear = 2

/**
 * Sends back once what words alone refuse, with what is wrong with the fact, and what is copied word for word; a mended sentence that is copied
 * goes back once more. What still fails goes, with the turns that lean on it; what words cannot decide stays, for the judges. A model is never
 * believed about its own citations.
 */
export async function settlePost(written: readonly PostBlock[], bench: Bench): Promise<SettledPost> {
  const blocks = changeSentences(written, (sentence) => [withoutNeedless(sentence, bench)])
  const first = await mend(blocks, bench, () => true)
  if (first.mended.size === 0) return first
  const again = await mend(first.blocks, bench, ({ isTruth }, { text }) => !isTruth && first.mended.has(text))
  return { blocks: again.blocks, rejected: first.rejected }
}

/** A post after sentences were sent back, with the texts that came in for what was wrong. */
interface MendedPost extends SettledPost {
  readonly mended: ReadonlySet<string>
}

async function mend(
  blocks: readonly PostBlock[],
  bench: Bench,
  isFor: (fault: Fault, sentence: PostSentence) => boolean,
): Promise<MendedPost> {
  const sentences = sentencesOf(blocks)
  const headers = headersOf(blocks)
  const ground = groundOf(sentences, bench)
  const faults = sentences.map((sentence, at) => {
    const fault = headers.has(at) ? null : faultOf(sentence, ground, bench)
    return fault !== null && isFor(fault, sentence) ? fault : null
  })
  const mended = new Set<string>()
  if (faults.every((fault) => fault === null)) return { blocks, rejected: [], mended }
  const changes = await askForChanges(sentences, faults, bench)
  const rejected: WriteAnswer['rejected'][number][] = []
  let isGone = false
  const settled = changeSentences(blocks, (sentence, at) => {
    const fault = faults[at] ?? null
    const leans = isGone && sentence.evidence.length === 0 && leansBack(sentence.text)
    if (fault === null) {
      isGone = leans
      if (leans) rejected.push(rejection(sentence, { isTruth: true, reason: 'The sentence that it leant on was taken out.' }))
      return leans ? [] : [sentence]
    }
    const changed = (changes.get(at) ?? []).map((one) => withoutNeedless(one, bench))
    const isSound = changed.length > 0 && changed.every((one) => faultOf(one, ground, bench)?.isTruth !== true)
    if (isSound && fault.isTruth) for (const { text } of changed) mended.add(text)
    if (fault.isTruth) rejected.push(rejection(sentence, fault))
    isGone = !isSound && fault.isTruth
    return isSound ? changed : fault.isTruth ? [] : [sentence]
  })
  return { blocks: settled, rejected, mended }
}

/** Indexes of the rows that head a table: they state nothing. */
function headersOf(blocks: readonly PostBlock[]): ReadonlySet<number> {
  const headers = new Set<number>()
  let at = 0
  for (const { kind, items } of blocks) {
    if (kind === 'table') headers.add(at)
    if (kind !== 'code') at += items.flat().length
  }
  return headers
}

/** The title and what words alone support: what a sentence without evidence may speak of. */
export function groundOf(sentences: readonly PostSentence[], bench: Bench): readonly string[] {
  const supported = sentences.filter((sentence) => sentence.evidence.length > 0 && supportOf(sentence, bench).verdict !== 'contradicted')
  return [bench.title, ...bench.said, ...supported.map(({ text }) => text)]
}

/** What words have against a sentence: its truth first, and what it takes over word for word; null for nothing. */
export function faultOf(sentence: PostSentence, ground: readonly string[], bench: Bench): Fault | null {
  const { text, evidence } = sentence
  if (evidence.length === 0) {
    if (!isFactual(text) || standsUncited(text, ground)) return null
    return {
      isTruth: true,
      reason: 'It cites nothing and brings a name, a number or an event of its own: cite what says so, or leave that out.',
    }
  }
  const { verdict, reason } = supportOf(sentence, bench)
  const isTruth = verdict === 'contradicted' || verdict === 'unsupported'
  const run = copiedRun(
    text,
    bench.evidence.map(({ quote, window = quote }) => window),
  )
  const copied = run === null ? [] : [`It takes over “${run}” word for word: say it in your own words, or quote it.`]
  const reasons = [...(isTruth ? [reason] : []), ...copied]
  return reasons.length === 0 ? null : { isTruth, reason: reasons.join(' ') }
}

/** The verdict of the words on a sentence. */
export function supportOf({ text, evidence }: PostSentence, { language }: Bench): ReturnType<typeof judgeSupport> {
  const windows = evidence.map((one) => ({ ...one, window: one.window ?? one.quote }))
  return judgeSupport(text, windows, language === undefined ? {} : { language })
}

/** True for two pieces under the same headings of one source. */
function isBeside(one: ShownEvidence, other: ShownEvidence): boolean {
  return one.sourceId === other.sourceId && (one.headings ?? []).join('\n') === (other.headings ?? []).join('\n')
}

/** Each citation adds something: what only repeats another is not cited. */
function withoutNeedless(sentence: PostSentence, bench: Bench): PostSentence {
  if (sentence.evidence.length < 2) return sentence
  const needless = new Set(supportOf(sentence, bench).needless)
  // What is the last of its part of a source stays: a sentence that sets two against each other needs both, whatever words they share.
  const evidence = sentence.evidence.filter(
    (one, at, all) => !needless.has(one.id) || !all.some((other, place) => place !== at && isBeside(one, other) && !needless.has(other.id)),
  )
  return { text: sentence.text, evidence }
}

async function askForChanges(
  sentences: readonly PostSentence[],
  faults: readonly (Fault | null)[],
  bench: Bench,
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
    const after = before === undefined ? '' : ` (after: ${tame(before.text)})`
    const cited = evidence.map(({ id }) => numbers.get(id)).join(', ') || 'none'
    return [`${at + 1}.${after} ${tame(text)} [evidence ${cited}]\n   Wrong: ${fault.reason}`]
  })
  const answer = await askModel(bench.host, {
    messages: [
      {
        role: 'system',
        content: `You correct sentences of a post. For each give its number, its corrected text, and the numbers of all the evidence it rests on; an empty text takes it out. Change what is wrong and keep its place in the argument. ${rules}`,
      },
      { role: 'user', content: `Title: ${tame(bench.title)}\n\n${listEvidence(shown)}\n\nSentences:\n${lines.join('\n')}` },
    ],
    schema: changesSchema,
    maxTokens: 130 * lines.length + 200,
  })
  return readChanges(answer?.json, shown)
}

/** Evidence that the sentences cite, and of the rest the nearest to each, in the order of the whole list. */
function evidenceFor(sentences: readonly PostSentence[], { evidence }: Bench): readonly ShownEvidence[] {
  const wanted = new Set(sentences.flatMap((sentence) => sentence.evidence))
  for (const { text } of sentences) {
    const near = evidence.map((one) => ({ one, fit: termOverlap(text, one.quote) })).sort((a, b) => b.fit - a.fit)
    for (const { one } of near.slice(0, maxNear)) wanted.add(one)
  }
  return evidence.filter((one) => wanted.has(one))
}

function rejection({ text, evidence }: PostSentence, { reason }: Fault): WriteAnswer['rejected'][number] {
  return { sentence: text.slice(0, 4000), evidenceIds: evidence.map(({ id }) => id), reason: reason.slice(0, 500) }
}
