import { copiedRun, isFactual, judgeSupport, namedBy, standsUncited } from '@galley/evidence'
import type { WriteAnswer } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { sentencesOf, type PostBlock, type PostSentence } from './post-text.ts'

/** Something against a sentence: its truth, for which it is changed or goes, or its wording. */
export interface Fault {
  readonly isTruth: boolean
  readonly reason: string
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
    if (!isFactual(text) || standsUncited(text, ground, namedBy(bench.brief))) return null
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
  return run === null ? null : `It takes over “${run}” word for word: put it in quotation marks, or say it in your own words.`
}

/** The cited sentences of a post that are copied, each with the objection to it. */
export function copiedIn(blocks: readonly PostBlock[], bench: Bench): NonNullable<WriteAnswer['copied']> {
  return sentencesOf(blocks).flatMap((sentence) => {
    const reason = sentence.evidence.length === 0 ? null : copyOf(sentence, bench)
    return reason === null ? [] : [{ sentence: sentence.text.slice(0, 4000), reason: reason.slice(0, 500) }]
  })
}

/** The verdict of the words on a sentence. */
export function supportOf({ text, evidence }: PostSentence, { brief: { language }, title }: Bench): ReturnType<typeof judgeSupport> {
  const windows = evidence.map((one) => ({ ...one, window: one.window ?? one.quote }))
  return judgeSupport(text, windows, { topic: title, ...(language === undefined ? {} : { language }) })
}
