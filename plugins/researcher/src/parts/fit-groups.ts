import { isPresuming, premiseOf, splitSentences, statesPremise } from '@galley/evidence'
import { definesIt } from '../defines-it.ts'
import { isReasonHeading, kindFactor, givesKind } from '../kind-factor.ts'
import type { Need } from '../needs-of.ts'
import type { Prepared } from '../prepare.ts'
import { rootsOf } from '../roots-of.ts'
import { formsIn, shareOf } from '../share-of.ts'
import { hasMeaning } from '../word-classes.ts'
import type { Group } from './part-groups.ts'

/** A group with its fit to each question. */
export interface Fitted {
  readonly group: Group
  /** In the order of the needs: 0 where it does not answer, to about 1.5. */
  readonly fits: readonly number[]
  /** For each need the headings from the outermost down to the one that asks just the same: 0 for a document that is called so, null where none does. */
  readonly depths: readonly (number | null)[]
  /** For each need true where a heading or the title asks just the same. */
  readonly isAsked: readonly boolean[]
  /** Share, 0–1, of the words of each question that a text has. */
  readonly shares: readonly ((text: string) => number)[]
}

/** Weights of the share of a question's words that a group has itself, that stand over it, and that it has with the part around it; for an instruction, which a heading announces, the first two change places. */
const inside = 0.55
const over = 0.35
const nearby = 0.2
/** Share of a question's words, by weight, that a group has with its part and its headings at least to answer it, 0–1. */
const minNearby = 0.4
/** Share of a question's words, by weight, that a heading has which asks just the same, one word beside them at most, 0–1. */
const minHeaded = 0.5
/** The same of a heading that says other things beside: *Why is it that testing could be broken for months? Won't the fixes flow down?* */
const minAskedWhole = 0.9
/** Weight of a word against a question's rarest from which a heading of nothing but that asks the same, 0–1. */
const minTelling = 0.4
/** Factor of what stands under such a heading. */
const underIt = 1.5
/** The same of one that says a little beside. */
const nearIt = 1.25
/** Weight of a question's words that name a side of any subject (*use*, *write*) against the others. */
const aside = 0.3
/** Weight of a rare word at most: of two that few parts have, the rarer tells no more. */
const rarest = 2
/** Share of all groups, 0–1, that speak of what everything is about; and the weight of such a word. */
const shared = 0.8
const everywhere = 0.1
/** Weight of a word that no document has against the rarest that one has. */
const unknown = 0.3
/** Multiplier that raises what a question ends on. */
const headWeight = 1.4
/** Task of an instruction: *build* of *How to build a package*. */
const action = /^how (?:to|(?:do|can|should) (?:i|you|we|one)) (\p{L}+)/iu
/** Factor of what does not name the rarest word of a question. */
const offKey = 0.6
/** Factor of what an opening says: there a text tells its main matter. */
const inOpening = 1.2
/** Factors of what says what the thing is that a question asks to have defined, and of what neither does nor stands under its name. */
const definingIt = 1.5
const silentOnIt = 0.6
/** Factors for an instruction: of what nothing shows how to do, and of an entry of a reference. */
const untold = 0.75
const lookedUp = 0.4
/** Beginning of an entry of a reference, which is looked up, not followed; and a heading that is the name of an option or a file. */
const entry = /^\W*(?:defaults?|type|required|aliases|deprecated|since|default value|values?)\W{0,3}:/i
const nameOnly = /^\W*(?:--?)?[a-z\d]+(?:[-_.][a-z\d]+)+\W*$/
/** Kinds that a text shows by its words: without them it is no answer. */
const gated: ReadonlySet<string> = new Set(['cause', 'time', 'amount', 'figures'])
/** *It was destroyed in 1518 by …*: who or what did it, beside what the question takes for granted. */
const circumstances = /\b(?:by|after|when|while|during|following|in an?|durch|nach|als|während)\b/i

/** A document that knows the forms of words by the rules of its language. */
type Inflected = Pick<Prepared, 'inflected'>

/** Fits the groups of all documents to all questions: the words that they have themselves, over them and around them, rare ones counting most. */
export function fitGroups(
  groups: readonly Group[],
  prepared: readonly Inflected[],
  needs: readonly Need[],
  topic: string,
): readonly Fitted[] {
  const around = aroundOf(groups)
  const fitters = needs.map((need) => fitterOf(need, groups, prepared, topic))
  return groups.map((group) => {
    const place = { group, around: around(group), ...headingsOf(group) }
    const found = fitters.map(({ fit }) => fit(place))
    return {
      group,
      fits: found.map(({ fit }) => fit),
      depths: found.map(({ depth }) => depth),
      isAsked: found.map(({ isAsked }) => isAsked),
      shares: fitters.map(({ share }) => share),
    }
  })
}

interface Place {
  readonly group: Group
  readonly around: ReadonlySet<string>
  readonly title: ReadonlySet<string>
  readonly path: readonly ReadonlySet<string>[]
  readonly isOpening: boolean
}

function headingsOf({ part }: Group): Pick<Place, 'title' | 'path' | 'isOpening'> {
  const title = new Set(rootsOf(part.document.title.replaceAll('_', ' ')))
  const path = part.path.map((heading) => new Set(rootsOf(heading)))
  return { title, path, isOpening: path.every((heading) => heading.isSubsetOf(title)) }
}

function aroundOf(groups: readonly Group[]): (group: Group) => ReadonlySet<string> {
  const known = new Map<unknown, Set<string>>()
  for (const { part, roots } of groups) known.set(part, new Set([...(known.get(part) ?? []), ...roots]))
  return ({ part }) => known.get(part) ?? new Set()
}

interface Fitter {
  readonly fit: (place: Place) => { readonly fit: number; readonly depth: number | null; readonly isAsked: boolean }
  readonly share: (text: string) => number
}

function fitterOf(need: Need, groups: readonly Group[], prepared: readonly Inflected[], topic: string): Fitter {
  const isSteps = need.forms.has('steps')
  // A name may be what is to be defined.
  const stems = need.defined.size > 0 ? need.defined : need.stems
  const tasks = isSteps ? new Set(rootsOf(action.exec(need.text)?.[1] ?? '')) : need.heads
  const wanted = new Set([...stems, ...need.asides, ...need.stems])
  const known = rootsOf(`${need.text} ${topic}`)
  const vocabulary = new Set(groups.flatMap(({ roots, above }) => [...roots, ...above]))
  const inflected = (root: string): readonly string[] => prepared.flatMap((document) => document.inflected(root))
  const forms = formsIn([{ vocabulary: () => vocabulary, inflected }], wanted, true)
  const rarity = rarityIn(groups, wanted, forms)
  const weigh = (root: string): number => (rarity.get(root) ?? 0) * (tasks.has(root) ? headWeight : stems.has(root) ? 1 : aside)
  const share = (have: ReadonlySet<string>, of: ReadonlySet<string> = wanted): number => shareOf(of, have, { weigh, forms })
  const [key] = [...stems]
    .filter((root) => /\p{L}/u.test(root) && !(isSteps && tasks.has(root)) && share(vocabulary, new Set([root])) > 0)
    .sort((a, b) => weigh(b) - weigh(a))
  // What everything is about, nobody asks for.
  const telling = [...stems].filter((root) => weigh(root) > everywhere * headWeight)
  const matter = { kind: need.kind, stems: telling.length > 0 ? new Set(telling) : stems }
  const premise = premiseOf(need.text, groups.map(({ part }) => part.document.title).join(' '))
  const most = Math.max(everywhere * 3, ...[...stems].map(weigh))
  const tells = (heading: ReadonlySet<string>): boolean =>
    heading.values().some((root) => stems.values().some((stem) => weigh(stem) >= most * minTelling && isForm(root, stem)))
  /** Factor of what stands under a heading: of one that asks just the same, most where it says nothing else; 1 of any other. */
  const asking = (heading: ReadonlySet<string>, written: string): number => {
    if (need.headings.some((one) => one.size > 0 && one.size === heading.size && one.isSubsetOf(heading))) return underIt
    // *Why blueprints?* asks for reasons, and of what one is nothing else.
    if (isReasonHeading(written)) return need.kind === 'cause' && share(heading, stems) > 0 ? underIt : 1
    const words = [...heading].filter((root) => !/^[\p{N}.]+$/u.test(root))
    const foreign = words.filter((root) => !known.some((own) => isForm(root, own))).length
    const said = share(heading, stems)
    if (foreign === 0 && tells(heading)) return underIt
    return (foreign <= 1 && said >= minHeaded) || (written.includes('?') && said >= minAskedWhole) ? nearIt : 1
  }
  const fit: Fitter['fit'] = ({ group, around, title, path, isOpening }) => {
    const { text, part } = group
    if (need.only !== null && !(need.only.size === title.size && need.only.isSubsetOf(title))) return unfit
    const nearRoots = new Set([...group.roots, ...around, ...group.above])
    // Nothing but words that say only which of two is meant.
    if (share(nearRoots, stems) === 0) return unfit
    const near = share(nearRoots)
    const isTitle = (heading: ReadonlySet<string>, at: number): boolean =>
      heading.isSubsetOf(title) && (at === 0 || heading.size === title.size)
    const factors = path.map((heading, at) => (isTitle(heading, at) ? 1 : asking(heading, part.path[at] ?? '')))
    const inner = factors.findIndex((factor) => factor > 1 && factor === Math.max(...factors))
    const called = asking(title, part.document.title)
    const announced = isSteps ? path.findIndex((heading, at) => !isTitle(heading, at) && tells(heading)) : -1
    const depth = inner >= 0 ? inner + 1 : announced >= 0 ? announced + 1 : called > 1 ? 0 : null
    if (near < minNearby && inner < 0 && depth !== 0) return unfit
    const isOnKey = key === undefined || share(new Set([...group.roots, ...group.above]), new Set([key])) > 0
    const [within, above] = isSteps ? [over, inside] : [inside, over]
    const said = within * share(isSteps ? group.shown : group.roots) + above * share(group.above) + nearby * near
    const product = [
      isOnKey ? 1 : offKey,
      Math.max(called, ...factors),
      isOpening && !isSteps ? inOpening : 1,
      isSteps ? instructing(group, need) : answering(matter, { text, path: part.path }, path, premise),
    ]
    return { fit: product.reduce((fitting, factor) => fitting * factor, Math.min(1, said)), depth, isAsked: inner >= 0 || called > 1 }
  }
  return { fit, share: (text) => share(new Set(rootsOf(text))) * (isSteps ? 1 : answering(matter, { text, path: [] }, [], premise)) }
}

const unfit = { fit: 0, depth: null, isAsked: false }

/** How much each root tells: rare ones most. One that no document has tells little of where the answer stands. */
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

/** *redaction* and *redact*: one begins with the other. */
function isForm(one: string, other: string): boolean {
  return (
    hasMeaning(one, new Set([other])) > 0 ||
    (Math.min(one.length, other.length) >= 4 && Math.max(one.length, other.length) >= 5 && (one.startsWith(other) || other.startsWith(one)))
  )
}

/** Factor of a group by the kind of answer that is asked for: who asks why gets no text without a reason, who asks what something is best one that says so. */
function answering(
  { kind, stems }: Pick<Need, 'kind' | 'stems'>,
  { text, path: headings }: { readonly text: string; readonly path: readonly string[] },
  path: readonly ReadonlySet<string>[],
  premise: readonly string[],
): number {
  if (kind === 'definition') {
    if (splitSentences(text).some((sentence) => definesIt(sentence.text, stems))) return definingIt
    return path.some((heading) => stems.isSubsetOf(heading)) ? 1 : silentOnIt
  }
  const factor = kindFactor(kind, text, headings.at(-1))
  if (!gated.has(kind) || givesKind(kind, text, headings)) return factor
  const isTold = kind === 'cause' && circumstances.test(text) && (premise.length === 0 || statesPremise(premise, text))
  return isTold || headings.some(isReasonHeading) ? factor : 0
}

/** Factor of a group for an instruction. */
function instructing({ kinds, text, part }: Group, { stems }: Need): number {
  const heading = part.path.at(-1) ?? ''
  const isName = nameOnly.test(heading.replaceAll(/\s*\([^)]*\)/g, '')) && !new Set(rootsOf(heading)).isSubsetOf(stems)
  if (isName || entry.test(text)) return lookedUp
  return kinds.has('code') || kinds.has('item') || kinds.has('table') || part.pieces.some(({ kind }) => kind === 'code' || kind === 'item')
    ? 1
    : untold
}

/** True where no document says what a question takes for granted. */
export function isUntold(need: Need, groups: readonly Group[]): boolean {
  if (!isPresuming(need.text)) return false
  const premise = premiseOf(need.text, groups.map(({ part }) => part.document.title).join(' '))
  return premise.length > 0 && !groups.some(({ text }) => splitSentences(text).some((sentence) => statesPremise(premise, sentence.text)))
}
