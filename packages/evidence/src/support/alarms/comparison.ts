import { areAlike } from '../words/synonyms.ts'
import { comparingVerb } from '../compare/comparing-verb.ts'
import type { Comparison } from '../compare/comparison.ts'
import { rootOf } from '../words/root-of.ts'
import { inPassage, liesIn } from '../compare/counterpart.ts'
import { phrases, type Mark } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'
import { hasTurnedSides } from '../compare/turned-sides.ts'

/** Words of degree, by direction. */
const degrees = phrases({
  up: 'more, most, greater, greatest, higher, highest, larger, largest, bigger, biggest, top, best, better, first, above, longer, longest, further, rather, double, twice, strongest, stronger, exceed, exceeds, exceeded, outdid, outperformed, surpassed, surpassing, ahead',
  down: 'less, least, fewer, fewest, lower, lowest, smaller, smallest, bottom, worst, worse, last, final, below, shorter, shortest, half, weakest, weaker, behind, behind',
})

/** Words between a degree and its *than*: more likely to catch a cold after a storm than … */
const maxWordsToThan = 14

/** *The cleanest test*: a superlative, and words that only end like one. */
const superlative = /^\p{Ll}{3,}est$/u
const noSuperlative =
  /^(?:(?:northw|southw|midw|r|t|n|w|p|v|z|qu|gu|ch|cr|pri|br|l)?est|east|beast|breast|priest|latest|\p{Ll}*(?:forest|interest|harvest|protest|contest|conquest|request|arrest|invest|digest|manifest|modest|honest|behest|bequest|inquest|suggest|ingest|infest|attest|detest|everest))$/u

/** Words between a superlative and its noun. */
const maxBetween = 3

/** Words that give a first place to several. */
const ties = /^(?:tied|ties|tying|joint|jointly|equal|equalled|equaled|equalling|level|shared)$/u

/** True for a superlative behind an article or a possessive. */
function isSuperlative(words: Comparison['written'], at: number): boolean {
  const word = words[at]?.word ?? ''
  return (
    ((superlative.test(word) && !noSuperlative.test(word)) || word === 'best' || word === 'worst') &&
    /^(?:the|its|his|her|their|our|my)$|['’]s$/.test(words[at - 1]?.raw.toLowerCase() ?? '')
  )
}

/** Finds a comparison that the sentence makes and the source does not, or makes the other way round. */
export function findComparison(comparison: Comparison): string | null {
  const { written, stated, to } = comparison
  const theirs = degrees(stated)
  for (const mark of degrees(written)) {
    if (
      compares(written, mark) &&
      !stated.some(({ word }, at) => comparingVerb.test(word) || word === 'than' || word.startsWith('compar') || isImproved(stated, at))
    )
      return `“${mark.text}${comparesWith(written, mark) ? ' … than' : ''}” is not said; the source does not compare.`
    if (isLimit(written, mark) || ((to[mark.from] ?? -1) >= 0 && comparison.matches[mark.from] === 'same')) continue
    const place = inPassage(comparison, mark.from, mark.to)
    const near = place === null ? theirs : theirs.filter((other) => liesIn(other, place))
    const turned = near.find(({ sort, from }) => sort !== mark.sort && (comparison.from[from] ?? -1) < 0)
    if (turned !== undefined && !near.some(({ sort }) => sort === mark.sort))
      return sourceSays(comparison, turned, written[mark.from - 1]?.word === 'at' ? `at ${mark.text}` : mark.text)
  }
  const own = written.find((_, at) => isSuperlative(written, at))
  if (
    own !== undefined &&
    !stated.some(({ word }) => /^(?:most|least)$/.test(word) || (/est$|^worst$/.test(word) && !noSuperlative.test(word)))
  )
    return `“${own.raw}” is not said; the source does not compare.`
  const limit = (own === undefined ? null : limitOf(comparison)) ?? rankOf(comparison)
  if (limit !== null) return limit
  return hasTurnedSides(comparison) ? 'The source compares these two the other way round.' : null
}

/** A limit of the source's superlative that the sentence leaves out: a tie, the year since when. */
function limitOf(comparison: Comparison): string | null {
  const { written, stated, from } = comparison
  const tie = stated.findIndex(({ word }, at) => ties.test(word) && (from[at] ?? -1) < 0)
  if (tie >= 0 && !written.some(({ word }) => ties.test(word))) return sourceSays(comparison, { from: tie, to: tie + 1 })
  const since = stated.findIndex(({ word }, at) => word === 'since' && /^\d{4}$/.test(stated[at + 1]?.word ?? ''))
  return since >= 0 && !written.some(({ word }) => /^(?:since|\d{4})$/.test(word))
    ? sourceSays(comparison, { from: since, to: since + 2 })
    : null
}

/** A rank of the source among fewer: *the oldest line* for *the oldest continuously running line*. */
function rankOf(comparison: Comparison): string | null {
  const { written, stated, to, from } = comparison
  for (const [i, { word }] of written.entries()) {
    const [j, head] = [to[i] ?? -1, to[i + 1] ?? -1]
    if (j < 0 || !(isSuperlative(written, i) || /^(?:first|last|only)$/.test(word)) || written[i + 1]?.content !== true) continue
    if (/^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/.test(stated[j - 1]?.word ?? '') && (from[j - 1] ?? -1) < 0)
      return sourceSays(comparison, { from: j - 1, to: j + 1 })
    const between = stated.slice(j + 1, head)
    if (
      between.length > maxBetween ||
      between.length === 0 ||
      !between.every((one, n) => one.content && (from[j + 1 + n] ?? -1) < 0 && !written.some(({ root }) => areAlike(root, one.root)))
    )
      continue
    return sourceSays(comparison, { from: j, to: head + 1 })
  }
  return null
}

/** *Improves on* and *improving over* compare. */
function isImproved(words: Comparison['written'], at: number): boolean {
  return words[at]?.root === rootOf('improve') && /^(?:on|over|upon)$/.test(words[at + 1]?.word ?? '')
}

/** *Five or more* compares nothing. */
function isLimit(words: Comparison['written'], mark: Mark): boolean {
  return words[mark.from - 1]?.word === 'or' && !comparesWith(words, mark)
}

/** *Outdid* compares; *more* does only with *than*. */
function compares(words: Comparison['written'], mark: Mark): boolean {
  return comparingVerb.test(mark.text.toLowerCase()) || comparesWith(words, mark)
}

function comparesWith(words: Comparison['written'], { to }: Mark): boolean {
  const than = words.slice(to, to + maxWordsToThan).findIndex(({ word }) => word === 'than')
  // *More than 80* is a number's limit and compares nothing; *more likely than a storm* compares.
  return (
    than > 0 ||
    (than === 0 &&
      !/^\d|^(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|half|[a-z]+ty|hundred|thousand)$/.test(
        words[to + than + 1]?.word ?? '',
      ))
  )
}
