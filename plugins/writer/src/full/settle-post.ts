import { copiedRun, isFactual, judgeSupport, leansBack, standsUncited } from '@galley/evidence'
import type { ShownEvidence, WriteAnswer } from '@galley/sdk'
import { askForChanges } from './ask-for-changes.ts'
import type { Bench } from './bench.ts'
import { changeSentences, sentencesOf, type PostBlock, type PostSentence } from './post-text.ts'

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

/**
 * Sends back once what words alone refuse, with what is wrong with the fact, and what is copied word for word; a mended sentence that is copied
 * goes back once more. What still fails goes, with the turns that lean on it; what words cannot decide stays, for the judges. A model is never
 * believed about its own citations.
 */
export async function settlePost(written: readonly PostBlock[], bench: Bench): Promise<SettledPost> {
  const blocks = tidyPost(written, bench)
  const first = await mend(blocks, bench, () => true)
  if (first.mended.size === 0) return first
  const again = await mend(first.blocks, bench, ({ isTruth }, { text }) => !isTruth && first.mended.has(text))
  return { blocks: again.blocks, rejected: first.rejected }
}

/** A post in which each citation adds something, and a question to the reader cites nothing. */
export function tidyPost(written: readonly PostBlock[], bench: Bench): readonly PostBlock[] {
  return changeSentences(written, (sentence) => [withoutNeedless(asQuestion(sentence), bench)])
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
  const changes = await askForChanges(
    sentences,
    faults.map((fault) => fault?.reason ?? null),
    bench,
  )
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
    const changed = (changes.get(at) ?? []).map((one) => withoutNeedless(asQuestion(one), bench))
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

/** Objection of words to a sentence: its truth first, and what it takes over word for word; null for nothing. */
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
  const copied = copyOf(sentence, bench)
  const reasons = [...(isTruth ? [reason] : []), ...(copied === null ? [] : [copied])]
  return reasons.length === 0 ? null : { isTruth, reason: reasons.join(' ') }
}

/** Objection to words that a sentence takes over from its sources; null for none. */
function copyOf({ text }: PostSentence, { evidence }: Bench): string | null {
  const run = copiedRun(
    text,
    evidence.map(({ quote, window = quote }) => window),
  )
  return run === null ? null : `It takes over “${run}” word for word: say it in your own words, or quote it.`
}

/** The cited sentences of a post that are copied, each with the objection to it. */
export function copiedIn(blocks: readonly PostBlock[], bench: Bench): NonNullable<WriteAnswer['copied']> {
  return sentencesOf(blocks).flatMap((sentence) => {
    const reason = sentence.evidence.length === 0 ? null : copyOf(sentence, bench)
    return reason === null ? [] : [{ sentence: sentence.text.slice(0, 4000), reason: reason.slice(0, 500) }]
  })
}

/** The verdict of the words on a sentence. */
export function supportOf({ text, evidence }: PostSentence, { language, title }: Bench): ReturnType<typeof judgeSupport> {
  const windows = evidence.map((one) => ({ ...one, window: one.window ?? one.quote }))
  return judgeSupport(text, windows, { topic: title, ...(language === undefined ? {} : { language }) })
}

/** True for two pieces under the same headings of one source. */
function isBeside(one: ShownEvidence, other: ShownEvidence): boolean {
  return one.sourceId === other.sourceId && (one.headings ?? []).join('\n') === (other.headings ?? []).join('\n')
}

/** A question to the reader states nothing that could be cited, as long as it brings no name and no number. */
function asQuestion(sentence: PostSentence): PostSentence {
  const isOpen = /[?？]["”»]?$/u.test(sentence.text.trimEnd()) && !isFactual(sentence.text)
  return isOpen ? { text: sentence.text, evidence: [] } : sentence
}

/** Each citation adds something: what only repeats another is not cited. */
function withoutNeedless(sentence: PostSentence, bench: Bench): PostSentence {
  if (sentence.evidence.length < 2 || bench.recited?.has(sentence.text) === true) return sentence
  const needless = new Set(supportOf(sentence, bench).needless)
  // What is the last of its part of a source stays: a sentence that sets two against each other needs both, whatever words they share.
  const evidence = sentence.evidence.filter(
    (one, at, all) => !needless.has(one.id) || !all.some((other, place) => place !== at && isBeside(one, other) && !needless.has(other.id)),
  )
  return { text: sentence.text, evidence }
}

function rejection({ text, evidence }: PostSentence, { reason }: Fault): WriteAnswer['rejected'][number] {
  return { sentence: text.slice(0, 4000), evidenceIds: evidence.map(({ id }) => id), reason: reason.slice(0, 500) }
}
