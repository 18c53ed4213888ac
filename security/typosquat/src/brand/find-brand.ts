import type { CandidateName } from '../candidate-name.ts'
import type { TextStatistics } from '../feature/text-statistics.ts'
import { languageWords } from '../find/strip-affixes.ts'
import { findScopeHead } from '../table/find-scope-head.ts'
import type { Names } from '../names.ts'

/** Popularity of a name that is a brand, at least: 320,000 downloads a month; and of one without borders in the name: a million. */
const minPopularity = 44
const minGluedPopularity = 48

/** Log10 of the names that hold a brand, at most. More do by convention: `eslint-plugin-…`, `react-…`, `django-…` are everybody's. */
const maxCommonness = 3
/** The same where everything beside the brand is a word that fits anywhere (`config`, `lint`, `api`): such names promise to be the brand's own. */
const maxCommonnessBesideFiller = 3.6
/** Log10 of the names that hold a word that fits anywhere, at least. */
const minFillerCommonness = 3.3

/** Letters of a brand that stands between separators, at least; without them; and with something put inside it. */
const minWord = 4
const minGlued = 5
/** Letters of a name that is taken apart, at most. */
const maxLetters = 24

/**
 * Finds the brand that a name carries: an established name of many downloads that few other names hold, as words of the name
 * (`kafkajs-lint`), at one of its ends (`bitcoinjslib`), or around an insertion (`daytonjs`). Null for a scoped name, which shows its owner.
 * This alone is no accusation: honest companions carry names too.
 */
export function findBrand(candidate: CandidateName, names: Names, statistics: TextStatistics): Brand | null {
  if (candidate.scope !== null) return null
  const found = [...runsOf(candidate), ...cutsOf(candidate)].flatMap((cut) => brandsOf(cut, names, statistics))
  found.sort((a, b) => b.text.length - a.text.length || b.popularity - a.popularity)
  return found[0] ?? null
}

/** A brand that a name carries. */
interface Brand {
  /** The established package of that name, or the most downloaded one of that scope. */
  readonly name: string
  /** The brand as it is written. */
  readonly text: string
  readonly popularity: number
}

/** Letters of a candidate that may be a brand, and the words beside them. */
interface Cut {
  readonly text: string
  /** The words that the text is made of; none where it has no borders in the candidate. */
  readonly words: readonly string[]
  readonly beside: readonly string[]
}

function runsOf({ words }: CandidateName): readonly Cut[] {
  const cuts: Cut[] = []
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + 4); to++) {
      const run = words.slice(from, to)
      const text = run.join('')
      if (run.length < words.length && text.length >= minWord) cuts.push({ text, words: run, beside: words.toSpliced(from, to - from) })
    }
  }
  return cuts
}

/** Cuts a piece out of the letters: from one end, or three letters or more from the middle. */
function cutsOf({ squashed }: CandidateName): readonly Cut[] {
  const { length } = squashed
  if (length > maxLetters) return []
  const cuts: Cut[] = []
  for (let from = 0; from < length; from++) {
    for (let to = from + 1; to <= length; to++) {
      const left = length - (to - from)
      const isInside = from > 0 && to < length
      if (left < minGlued || left * 2 < length || (isInside && (from < 2 || length - to < 2 || to - from < 3))) continue
      cuts.push({ text: squashed.slice(0, from) + squashed.slice(to), words: [], beside: [squashed.slice(from, to)] })
    }
  }
  return cuts
}

function brandsOf(cut: Cut, names: Names, { commonness }: TextStatistics): readonly Brand[] {
  const { text, words, beside } = cut
  const plain = words.filter((word) => !languageWords[names.ecosystem].includes(word))
  // Few of the names that hold all words of a brand hold them together.
  const held = words.length === 0 ? commonness(text) : Math.min(...plain.map(commonness)) - (words.length - 1) / 2
  const isFilled = words.length > 0 && beside.every((word) => commonness(word) >= minFillerCommonness)
  if (held > (isFilled ? maxCommonnessBesideFiller : maxCommonness)) return []
  const min = words.length > 0 ? minPopularity : minGluedPopularity
  const found: Brand[] = []
  for (const entry of names.squashedIndex().findEqual(text, 'plain')) {
    const popularity = names.table.popularityOf(entry)
    const name = names.table.nameAt(entry)
    if (popularity >= min) found.push({ name, text: name, popularity })
  }
  if (words.length === 0) return found
  for (const scope of [text, `${text}-ai`]) {
    if (names.scopePopularity(scope) < min) continue
    const head = findScopeHead(names.table, scope)
    if (head !== null) found.push({ name: names.table.nameAt(head.entry), text, popularity: head.popularity })
  }
  return found
}
