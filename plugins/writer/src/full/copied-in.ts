import { copiedRun } from '@galley/evidence'
import type { WriteAnswer } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { sentencesOf, wordsOfPost, type PostBlock, type PostSentence } from './post-text.ts'

/** Words in a row that a post takes over in any case only in quotation marks. Shorter runs happen to whoever sums up plain sentences. */
const long = 10
/** Share of its words, 0 to 1, that a post may have in shorter runs. */
const tolerated = 0.04

/** Objection to a long run of words that a sentence takes over from its sources; null for none. */
export function longCopyIn(sentence: PostSentence, bench: Bench): string | null {
  const run = runOf(sentence, bench)
  return run === null || lengthOf(run) < long ? null : objectionTo(run)
}

/** The cited sentences of a post that are copied, each with the objection to it: those with a long run, and all where the short ones are not few. */
export function copiedIn(blocks: readonly PostBlock[], bench: Bench): NonNullable<WriteAnswer['copied']> {
  const copies = sentencesOf(blocks).flatMap(({ text, evidence }) => {
    const run = evidence.length === 0 ? null : runOf({ text, evidence }, bench)
    return run === null ? [] : [{ text, run, length: lengthOf(run) }]
  })
  const short = copies.reduce((sum, { length }) => sum + (length < long ? length : 0), 0)
  const areFew = short <= wordsOfPost(blocks) * tolerated
  return copies
    .filter(({ length }) => !areFew || length >= long)
    .map(({ text, run }) => ({ sentence: text.slice(0, 4000), reason: objectionTo(run).slice(0, 500) }))
}

function runOf({ text }: PostSentence, { evidence }: Bench): string | null {
  return copiedRun(
    text,
    evidence.map(({ quote, window = quote }) => window),
  )
}

function lengthOf(run: string): number {
  return run.split(' ').length
}

function objectionTo(run: string): string {
  return `It takes over “${run}” word for word: put it in quotation marks, or say it in your own words.`
}
