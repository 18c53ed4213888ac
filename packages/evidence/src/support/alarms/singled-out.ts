import type { Comparison } from '../compare/comparison.ts'
import { phrases } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'

/** Expressions that single one out of several: *the last test*. */
const singled = phrases({
  one: `the last, the latest, the final, the first, the second, the third, the most recent, the previous, the initial, its last, its latest, its first, their last, their latest, their first,
    his last, his first, her last, her first`,
})
/** Words by which a sentence singles out, too. */
const singling = new Set(
  'last latest final finally first firstly initial initially originally second secondly third recent recently previous previously earlier later then next one once again newest end beginning start started opening'.split(
    ' ',
  ),
)
/** Units of time: *the last two years* limit when, not which. */
const time =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|quarters?|half|time|times|few|two|three|four|five|ten|\d+)$/

/** Words before the expression with which a sentence opens. */
const maxBefore = 1

/** Finds a figure that the source gives for one of several, and the sentence without saying for which. */
export function findSingledOut(comparison: Comparison): string | null {
  const { written, stated, from } = comparison
  if (written.some(({ word }) => singling.has(word))) return null
  const figures = new Set(stated.flatMap(({ word, sentence }, at) => (/^\d/.test(word) && (from[at] ?? -1) >= 0 ? [sentence] : [])))
  const lost = singled(stated).find((mark) => {
    const sentence = stated[mark.from]?.sentence ?? -1
    const next = stated[mark.to]
    // *The first keeper earned 40 pounds*, *In the last trial 80 burned*: what a sentence opens with holds for its figures.
    if (mark.from > maxBefore && stated[mark.from - 1 - maxBefore]?.sentence === sentence) return false
    return figures.has(sentence) && next?.sentence === sentence && !time.test(next.word) && (from[mark.to - 1] ?? -1) < 0
  })
  return lost === undefined ? null : sourceSays(comparison, lost)
}
