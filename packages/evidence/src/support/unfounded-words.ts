import { opensAlone, type Covered } from './check-window.ts'
import type { Comparison } from './compare/comparison.ts'
import { comparingVerb } from './compare/comparing-verb.ts'
import { determiner, isInserted, replacesOne } from './inserted.ts'
import { namesOf } from './compare/names.ts'
import type { TextStatement } from './compare/text-statement.ts'
import { numberWord } from '../numbers/number-word.ts'
import type { Token } from '../text/words/tokens.ts'
import { unitNamed } from '../numbers/unit-named.ts'
import { isGeneric, isLeaning, isLight } from './words/light-words.ts'
import { isNegated } from './words/negated.ts'
import { rootOf } from './words/root-of.ts'
import { areAlike } from './words/synonyms.ts'

/** Share of the content words, 0–1, from which on a single word that replaces none of the source's needs no foundation. */
const minCarried = 0.8

/** Words that deny, for which the source may have another: *never* for *not*, *missing* for *not available*. Which is denied, an alarm sees. */
const denial = /^(?:never|missing|lack(?:s|ed|ing)?|absen(?:t|ce)|fail(?:s|ed|ing|ure)?|unable|cannot)$/
const denying =
  /^(?:not|no|never|without|cannot|none|nobody|nothing|neither|nor|unable|fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|absen(?:t|ce))$|n't$/

/** Words before a noun that point to what was named already. */
const pointing = /^(?:the|this|that|these|those|both)$/

/**
 * Those of the words that a passage has not which nonetheless state something: *vineyards* for *olive groves*, not *take part*. Names, numbers and
 * units, and words that stand for their opposite, have alarms of their own; *the model* may stand for what is called by its name. Where all the rest is
 * founded, one word may be put in: *damage worth a million*.
 */
export function unfoundedWords({ missing, share }: Covered, comparison: Comparison, window: TextStatement): readonly Token[] {
  const { claim, written, matches } = comparison
  const names = new Set(namesOf(claim.text, claim.tokens).filter((name) => !opensAlone(claim, name)))
  const unfounded = missing.filter((token) => {
    const at = claim.tokens.indexOf(token)
    const root = rootOf(token.word)
    if (isLimit(written, at)) return false
    if (names.has(token) || matches[at] === 'opposite' || comparingVerb.test(token.word)) return false
    if (isLight(root) && !isVerbFor(comparison, at)) return false
    if (numberWord([token.word]) !== null || unitNamed(token.word, '') !== undefined) return false
    if (isGeneric(root) && pointing.test(written[at - 1]?.word ?? '')) return false
    if (denial.test(token.word) && window.tokens.some(({ word }) => denying.test(word))) return false
    return !window.roots.some((other) => denies(root, other))
  })
  const [only] = unfounded
  const isPutIn = only !== undefined && unfounded.length === 1 && share >= minCarried && isInserted(comparison, claim.tokens.indexOf(only))
  return isPutIn ? [] : unfounded
}

/** True for a light verb in the place of another verb, which it does not stand for: *opened* for *painted*. A noun may frame: *the share of them* for *the survey of them*. */
function isVerbFor(comparison: Comparison, at: number): boolean {
  const { written } = comparison
  return !isLeaning(written[at]?.root ?? '') && !determiner.test(written[at - 1]?.word ?? '') && replacesOne(comparison, at)
}

/** *8.10 or newer*: the end of a limit, of which another alarm asks. */
function isLimit(words: Comparison['written'], at: number): boolean {
  // *No longer* is a denial, of which another alarm asks.
  if (words[at]?.word === 'longer' && words[at - 1]?.word === 'no') return true
  return words[at - 1]?.word === 'or' && words[at]?.word.endsWith('er') === true && /\d/.test(words[at - 2]?.word ?? '')
}

/** *Unnecessary* where the source has *not needed*: which of the two is denied, another alarm sees. */
function denies(root: string, other: string): boolean {
  return isNegated(root, other) || (/^(?:un|in|dis|non).{4,}/.test(root) && areAlike(root.replace(/^(?:un|in|dis|non)/, ''), other))
}
