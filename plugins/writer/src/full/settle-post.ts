import { leansBack } from '@galley/evidence'
import type { WriteAnswer } from '@galley/sdk'
import { askForChanges } from './ask-for-changes.ts'
import type { Bench } from './bench.ts'
import { faultOf, groundOf, type Fault } from './fault-of.ts'
import { changeSentences, sentencesOf, headersOf, type PostBlock, type PostSentence } from './post-text.ts'
import { tidySentence, tidyPost } from './tidy-post.ts'

/** A post whose sentences may go to the judges, and what was thrown out of it. */
export interface SettledPost {
  readonly blocks: readonly PostBlock[]
  readonly rejected: WriteAnswer['rejected']
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
    faults.map((fault) => (fault === null ? null : `Wrong: ${fault.reason}`)),
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
    const changed = (changes.get(at) ?? []).map((one) => tidySentence(one, ground, bench))
    const isSound = changed.length > 0 && changed.every((one) => faultOf(one, ground, bench)?.isTruth !== true)
    if (isSound && fault.isTruth) for (const { text } of changed) mended.add(text)
    if (fault.isTruth) rejected.push(rejection(sentence, fault))
    isGone = !isSound && fault.isTruth
    return isSound ? changed : fault.isTruth ? [] : [sentence]
  })
  return { blocks: settled, rejected, mended }
}

function rejection({ text, evidence }: PostSentence, { reason }: Fault): WriteAnswer['rejected'][number] {
  return { sentence: text.slice(0, 4000), evidenceIds: evidence.map(({ id }) => id), reason: reason.slice(0, 500) }
}
