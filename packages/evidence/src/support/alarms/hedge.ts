import type { Comparison } from '../compare/comparison.ts'
import { inSentence, liesIn } from '../compare/counterpart.ts'
import { isKept } from '../compare/is-kept.ts'
import { mayAnswer } from '../compare/may-answer.ts'
import { phrases, type Mark } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'

/** Words that make a statement less certain, less exact or less general; a sentence that leaves them out says more than its source. */
const hedges = phrases({
  modal: 'may, might, could, can, may have, might have, could have, should',
  exact: `approximately, roughly, circa, nearly, almost, close to, an estimated, estimated, estimated at, virtual, virtually, practically, more or less, or so,
    somewhat, relatively, fairly, quite, about, around, some`,
  general: `usually, generally, typically, normally, commonly, mostly, mainly, primarily, largely, chiefly, predominantly, principally, partly, partially,
    in part, tend to, tends to, tended to, as a rule, on the whole, in general, in most cases, for the most part, to some extent, traditionally, often,
    frequently, sometimes, occasionally, in principle, essentially, up to`,
  likely: `probably, possibly, perhaps, maybe, likely, unlikely, apparently, presumably, seemingly, potentially, potential, possible, suspected, alleged,
    allegedly, reportedly, purportedly, purported, supposedly, ostensibly, believed, believes, believe, thought, think, thinks, thought to, appear, appears,
    appeared, appearing, appear to, appears to, appeared to, seem, seems, seemed, seem to, seems to, seemed to, considered, consider, considers, considering, seen as,
    regarded as, viewed as, deemed, said to, rumoured, rumored, suggested, suggest, suggests, suggesting, hypothesised, hypothesized, assumed, supposed to, supposed,
    reported, claimed, claims, hinted, indicated, not certain, uncertain, in theory, theoretically, arguably`,
  intended: `plan to, plans to, planned to, planned, planning to, plans, intend to, intends to, intended to, intended, intending to, intention, expect, expects, expected, expected to,
    expecting, scheduled, scheduled to, set to, slated, slated to, proposed, proposed to, propose, aim to, aims to, aimed to, aiming to, want to, wants to, wanted to, wanted,
    look to, looks to, looking to, hope to, hopes to, hoped to, hoping to, hoped, seek to, seeks to, sought to, seeking to, try to, tries to, tried to, trying to, attempt to, attempts to,
    attempted to, attempting to, attempted, attempt, struggle to, struggles to, struggled to, struggling to, promise to, promised to, threatened to, threatens to, threatened, threatening to, wish to, wished to, agreed to, going to,
    projected, projected to, predicted, predicted to, forecast, forecast to, meant to, mean to, means to, ordered, offered to, vow to, vows to, vowed to, pledge to, pledges to, pledged to`,
})
/** Words that say less than everything, or whose word it is: they answer a hedge. */
const answers = phrases({
  limit:
    'most, most of, many, some, several, few, little, seldom, rarely, to be, taken for, said, says, according to, stated, told, wrote, called, calls, argued, argues, spoke of, speaks of, would, if, in case, in case of, almost, at least, at most, close, is to, are to, was to, were to, due to be, found it, finds it, put the, puts the, put it, puts it',
})
/** Prepositions in other places: hedges before a number only. */
const beforeNumbers = new Set(['about', 'around', 'some', 'up to', 'close to'])

/** Finds a hedge of the source that the sentence leaves out, though it keeps what was hedged. */
export function findHedge(comparison: Comparison): string | null {
  const written = [...hedges(comparison.written), ...answers(comparison.written)]
  for (const mark of hedges(comparison.stated)) {
    if (!isHedge(comparison.stated, mark) || (comparison.from[mark.from] ?? -1) >= 0 || !isKept(comparison, mark)) continue
    const place = inSentence(comparison, mark.from, mark.to)
    // One *can* may go for two verbs.
    if (mark.sort === 'modal' && written.some(({ text }) => text === mark.text)) continue
    if (place !== null && !written.some((own) => liesIn(own, place) && mayAnswer(comparison, own, mark)))
      return sourceSays(comparison, mark)
  }
  return null
}

/** True for an expression that hedges where it stands. */
function isHedge(words: Comparison['stated'], { text, from, to }: Mark): boolean {
  const next = words[to]?.word ?? ''
  if (/^May\b/.test(words[from]?.raw ?? '')) return false
  if (beforeNumbers.has(text))
    return /^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|a|half|[a-z]+ty|hundred)/.test(next)
  // *You can use the key to open it* tells what the key does.
  if (text === 'can') return words[from - 1]?.word !== 'you'
  // *They reported over 4,900 flights*, *we propose a network*.
  if (text === 'reported' && /^(?:over|more|at|about|some|\d.*)$/.test(next)) return false
  if (/^propose[ds]?$/.test(text) && words[from - 1]?.word === 'we') return false
  // *She assumed his duties*.
  if (text === 'assumed') return /^(?:that|to|by)$/.test(next)
  // *Two preprints appeared on arXiv*.
  return !(
    /^appear(?:s|ed|ing)?$/i.test(text) &&
    /^(?:on|in|at|under|before|between|from|during|around|across|over|throughout|after|near|as)$/.test(next)
  )
}
