import { isFactual, judgeSupport, namedBy, standsUncited } from '@galley/evidence'
import type { Bench } from './bench.ts'
import { longCopyIn } from './copied-in.ts'
import type { PostSentence } from './post-text.ts'

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
  const copied = longCopyIn(sentence, bench)
  const reasons = [...(isTruth ? [reason] : []), ...(copied === null ? [] : [copied])]
  return reasons.length === 0 ? null : { isTruth, reason: reasons.join(' ') }
}

/** The verdict of the words on a sentence. */
export function supportOf({ text, evidence }: PostSentence, { brief: { language }, title }: Bench): ReturnType<typeof judgeSupport> {
  const windows = evidence.map((one) => ({ ...one, window: one.window ?? one.quote }))
  return judgeSupport(text, windows, { topic: title, ...(language === undefined ? {} : { language }) })
}
