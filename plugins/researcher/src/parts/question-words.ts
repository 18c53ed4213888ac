import type { Need } from '../needs-of.ts'
import type { Prepared } from '../prepare.ts'
import { rootsOf } from '../roots-of.ts'
import { formsIn, shareOf } from '../share-of.ts'
import { hasMeaning } from '../word-classes.ts'
import { isForm } from './is-form.ts'
import type { Group } from '../groups/groups-of.ts'

/** The words of a question, by how much each tells among the groups that may answer it. */
export interface QuestionWords {
  /** Roots of what it is about; a name where that is what it asks to have defined. */
  readonly stems: ReadonlySet<string>
  /** Those of them that not every group is about: nobody asks for what everything says. */
  readonly telling: ReadonlySet<string>
  /** The one that tells most; undefined where no group has one. */
  readonly key: string | undefined
  /** Share, 0–1 by weight, that a set of roots has of all its words or of some: themselves, in another form, or by their meaning. */
  readonly share: (have: ReadonlySet<string>, some?: ReadonlySet<string>) => number
  /** True of a heading with a word that tells nearly as much as the question's rarest. */
  readonly isNamedBy: (heading: ReadonlySet<string>) => boolean
}

/** Weight of words that name a side of any subject (*use*, *write*) against the others. */
const aside = 0.3
/** Multiplier that raises what a question ends on. */
const headWeight = 1.4
/** Weight of a rare word at most: of two that few parts have, the rarer tells no more. */
const rarest = 2
/** Share of all groups, 0–1, that speak of what everything is about; and the weight of such a word. */
const shared = 0.8
const everywhere = 0.1
/** Weight of a word that no document has against the rarest that one has. */
const unknown = 0.3
/** Weight of a word against a question's rarest from which it names the question's matter, 0–1. */
const minNaming = 0.4

/** Task of an instruction: *build* of *How to build a package*. */
const task = /^how (?:to|(?:do|can|should) (?:i|you|we|one)) (\p{L}+)/iu

/** A document that knows the forms of words by the rules of its language. */
export type Inflected = Pick<Prepared, 'inflected'>

/** Weighs the words of a question against all groups. */
export function questionWords(need: Need, groups: readonly Group[], prepared: readonly Inflected[]): QuestionWords {
  const isSteps = need.forms.has('steps')
  const stems = need.defined.size > 0 ? need.defined : need.stems
  const raised = isSteps ? new Set(rootsOf(task.exec(need.text)?.[1] ?? '')) : need.heads
  const all = new Set([...stems, ...need.asides, ...need.stems])
  const vocabulary = new Set(groups.flatMap(({ roots, above }) => [...roots, ...above]))
  const inflected = (root: string): readonly string[] => prepared.flatMap((document) => document.inflected(root))
  const forms = formsIn([{ vocabulary: () => vocabulary, inflected }], all, { isAsked: true })
  const rarity = rarityIn(groups, all, forms)
  const weigh = (root: string): number => (rarity.get(root) ?? 0) * (raised.has(root) ? headWeight : stems.has(root) ? 1 : aside)
  const share: QuestionWords['share'] = (have, some = all) => shareOf(some, have, { weigh, forms })
  const telling = [...stems].filter((root) => weigh(root) > everywhere * headWeight)
  const isKey = (root: string): boolean => /\p{L}/u.test(root) && !(isSteps && raised.has(root)) && share(vocabulary, new Set([root])) > 0
  const most = Math.max(everywhere * 3, ...[...stems].map(weigh))
  const naming = [...stems].filter((stem) => weigh(stem) >= most * minNaming)
  return {
    stems,
    telling: telling.length > 0 ? new Set(telling) : stems,
    key: [...stems].filter(isKey).toSorted((a, b) => weigh(b) - weigh(a))[0],
    share,
    isNamedBy: (heading) => heading.values().some((root) => naming.some((stem) => isForm(root, stem))),
  }
}

/** Weighs each root by how few groups have it. One that no group has tells little of where the answer stands. */
function rarityIn(
  groups: readonly Group[],
  wanted: ReadonlySet<string>,
  forms: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const countOf = (root: string): number =>
    groups.filter(({ roots, above }) =>
      [roots, above].some((have) => hasMeaning(root, have) > 0 || forms.get(root)?.some((form) => have.has(form)) === true),
    ).length
  const found = [...wanted].map((root) => ({ root, count: countOf(root) }))
  const rarity = (count: number): number =>
    count > groups.length * shared ? everywhere : Math.min(rarest, Math.log(1 + groups.length / count))
  const most = Math.max(Number.MIN_VALUE, ...found.flatMap(({ count }) => (count === 0 ? [] : rarity(count))))
  return new Map(found.map(({ root, count }) => [root, count === 0 ? most * unknown : rarity(count)]))
}
