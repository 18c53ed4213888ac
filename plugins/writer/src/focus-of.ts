import { contentStems } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'

/** Matter of a section beside the topic of the whole. */
export interface Focus {
  /** True for a section without matter of its own, such as an overview. */
  readonly isWhole: boolean
  /** Share of the section's matter that a quote speaks of, 0 to about 1.3: by its own words, and a little by its source's title. */
  readonly match: (evidence: ShownEvidence) => number
  /** True for evidence with a word of the matter, and where the heading says of what (*attacks* of *Attacks on package registries*), with that near it or over it. */
  readonly isOnMatter: (evidence: ShownEvidence) => boolean
}

/** Multiplier that raises the words naming the matter of a heading (*attacks* on package registries) over its other words. */
const headWeight = 2
/** Factor of the match with the source's title, added to the match of the quote's own words. */
const byTitle = 0.3

/** Stems without the ending of a doer: *attackers* speak of attacks. */
function rootsOf(text: string): readonly string[] {
  return contentStems(text).map((stem) => (stem.length >= 6 ? stem.replace(/[eo]r$/, '') : stem))
}

/** Words of questions that name no matter. */
const empty = new Set(
  rootsOf(
    'overview introduction summary brief glance aspect aspects key main else detail details fact facts know known important information say says source sources tell explain describe cover role work works matter matters',
  ),
)

/** Reads from the heading and the questions of a section what tells it from the topic: the topic's own words choose nothing. */
export function focusOf([heading = '', ...asked]: readonly string[], title: string): Focus {
  const known = new Set(rootsOf(title))
  const own = (text: string): readonly string[] => rootsOf(text).filter((stem) => !empty.has(stem) && !known.has(stem))
  const [head = '', rest] = heading.split(/\s(?:of|on|in|for|by|with|from|to|at|about|against|behind|between|under|among|as)\s/)
  const heads = new Set(rest === undefined ? [] : own(head))
  const wanted = [...new Set([heading, ...asked].flatMap(own))]
  const weights = new Map(wanted.map((stem) => [stem, heads.has(stem) ? headWeight : 1]))
  const total = wanted.reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0)
  const share = (text: string): number => {
    const have = new Set(rootsOf(text))
    return wanted.reduce((sum, stem) => sum + (have.has(stem) ? (weights.get(stem) ?? 0) : 0), 0) / Math.max(1, total)
  }
  const match = ({ quote, title: name }: ShownEvidence): number => share(quote) + byTitle * share(name)
  const isOnMatter = (one: ShownEvidence): boolean =>
    heads.size === 0
      ? match(one) > 0
      : share(one.quote) > 0 &&
        rootsOf([one.window ?? one.quote, one.title, ...(one.headings ?? [])].join(' ')).some((root) => heads.has(root))
  return { isWhole: wanted.length === 0, match, isOnMatter }
}
