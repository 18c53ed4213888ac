import type { Comparison } from '../compare/comparison.ts'
import { phrases, type Mark } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'

/** Words that tie a statement to a condition: *behind* them stands the condition, or it stands in the sentence *before*. */
const conditions = phrases({
  behind: `if, only if, unless, provided, provided that, providing that, as long as, so long as, on condition that, on the condition that, in case, only when, only where, only after,
    only once, once, only with, except when, except where, assuming that`,
  before: 'only then, only so, only in this case, only in that case, only in these cases, only in such cases',
})
/** Words by which a sentence keeps a condition, in whatever words. */
const kept = new Set(
  'if unless only provided providing when whenever where once until till after before without with whoever whichever those who depending depends conditional requires require needs need must has have otherwise except assuming case then as'.split(
    ' ',
  ),
)
/** Words before *if* that make no condition of it. */
const noCondition = new Set([
  'as',
  'even',
  'what',
  'see',
  'ask',
  'asks',
  'asked',
  'check',
  'checks',
  'know',
  'wonder',
  'tell',
  'tells',
  'decide',
  'determine',
])
/** Least share of the statement, 0–1, and fewest words of it that a sentence has kept; most of the condition that one has kept which left it out. */
const least = { share: 0.6, words: 3, ofCondition: 0.34 }

/** Finds a condition of the source that the sentence leaves out, though it keeps what depends on it. */
export function findCondition(comparison: Comparison): string | null {
  const lost = conditions(comparison.stated).find(
    (mark) => isCondition(comparison, mark) && !isKept(comparison, mark) && isLost(comparison, mark),
  )
  return lost === undefined ? null : sourceSays(comparison, lost)
}

/** True where the sentence has a word for the condition: one that stands for no other word of the source. */
function isKept({ written, to }: Comparison, mark: Mark): boolean {
  return written.some(({ word }, i) => {
    const at = to[i] ?? -1
    return kept.has(word) && (at < 0 || (at >= mark.from && at < mark.to))
  })
}

function isCondition({ stated }: Comparison, { from, to, text }: Mark): boolean {
  // *Once a year* counts.
  if (
    text === 'once' &&
    (stated[to]?.sentence !== stated[from]?.sentence ||
      /^(?:an?|every|each|per|more|again|in|daily|on|at|for)$/.test(stated[to]?.word ?? ''))
  )
    return false
  const previous = stated[from - 1]
  return text !== 'if' || previous === undefined || previous.sentence !== stated[from]?.sentence || !noCondition.has(previous.word)
}

/** True where the sentence keeps the statement and nothing of its condition. */
function isLost({ passage, stated, from }: Comparison, mark: Mark): boolean {
  const sentence = stated[mark.from]?.sentence ?? 0
  const text = passage[sentence]?.text ?? ''
  const comma = text.indexOf(',', stated[mark.to - 1]?.end ?? 0)
  const end = mark.sort === 'before' ? 0 : comma < 0 ? text.length : comma
  const own = stated.flatMap((word, at) => (word.sentence === sentence && word.content && (at < mark.from || at >= mark.to) ? [at] : []))
  const isOfCondition = (at: number): boolean => at >= mark.to && (stated[at]?.start ?? 0) < end
  const shareOf = (places: readonly number[]): number =>
    places.length === 0 ? 0 : places.filter((at) => (from[at] ?? -1) >= 0).length / places.length
  const [condition, statement] = [own.filter(isOfCondition), own.filter((at) => !isOfCondition(at))]
  return (
    (mark.sort === 'before' || condition.length > 0) &&
    shareOf(condition) <= least.ofCondition &&
    statement.filter((at) => (from[at] ?? -1) >= 0).length >= least.words &&
    shareOf(statement) >= least.share
  )
}
