import type { Need } from '../needs-of.ts'
import { rootsOf } from '../roots-of.ts'
import { answerFactor, instructionFactor, isEntry, lookedUp } from './answer-factor.ts'
import { headingFactor, isHeadedAs, type Heading } from './heading-factor.ts'
import type { Group } from '../groups/groups-of.ts'
import { questionWords, type Inflected } from './question-words.ts'

/** A group as an answer to one question. */
export interface Fit {
  /** 0 where it does not answer, to about 1.5. */
  readonly fit: number
  /** Headings from the outermost down to the one that asks just the same: 0 for a document that is called so, null where none does. */
  readonly depth: number | null
  /** True where a heading or the title asks just the same. */
  readonly isAsked: boolean
  /** True where a heading above it is that of the question's section. */
  readonly isHeaded: boolean
}

/** Groups with their fits to all questions, and for each question the share, 0–1, of its words that a text has; in the order of the needs. */
export interface GroupFits {
  readonly fitted: readonly { readonly group: Group; readonly fits: readonly Fit[] }[]
  readonly shares: readonly ((text: string) => number)[]
}

/** Weights of the share of a question's words that a group has itself, that stand over it, and that it has with the part around it; for an instruction, which a heading announces, the first two change places. */
const inside = 0.55
const over = 0.35
const nearby = 0.2
/** Share of a question's words, by weight, that a group has with its part and its headings at least to answer it, 0–1. */
const minNearby = 0.4
/** Factor of what does not name the rarest word of a question. */
const offKey = 0.6
/** Factor of what an opening says: there a text tells its main matter. */
const inOpening = 1.2

/** Fits the groups of all documents to all questions: by the words that they have themselves, over them and around them, rare ones counting most. */
export function fitGroups(groups: readonly Group[], prepared: readonly Inflected[], needs: readonly Need[], topic: string): GroupFits {
  const placeOf = placesOf(groups)
  const fitters = needs.map((need) => fitterOf(need, groups, prepared, topic))
  return {
    fitted: groups.map((group) => {
      const place = placeOf(group)
      return { group, fits: fitters.map(({ fit }) => fit(place)) }
    }),
    shares: fitters.map(({ share }) => share),
  }
}

/** A group in its document. */
interface Place {
  readonly group: Group
  readonly title: Heading
  /** Its headings, outermost first. */
  readonly path: readonly Heading[]
  /** Roots of its part, of the headings over it, and its own. */
  readonly near: ReadonlySet<string>
}

function placesOf(groups: readonly Group[]): (group: Group) => Place {
  const around = new Map<Group['part'], Set<string>>()
  for (const { part, roots } of groups) around.set(part, (around.get(part) ?? new Set()).union(roots))
  const headingOf = (text: string, written = text): Heading => ({ text, roots: new Set(rootsOf(written)) })
  return (group) => {
    const { title } = group.part.document
    return {
      group,
      title: headingOf(title, title.replaceAll('_', ' ')),
      path: group.part.path.map((heading) => headingOf(heading)),
      near: new Set([...group.roots, ...(around.get(group.part) ?? []), ...group.above]),
    }
  }
}

/** Headings over a group and the title of its document, by what they ask of a question; indexes into its path, -1 where none does. */
interface HeadingsOver {
  /** Factor of the title, and of each heading. */
  readonly called: number
  readonly factors: readonly number[]
  /** Heading that asks just the same, and the one that is that of the question's section. */
  readonly asking: number
  readonly headed: number
  readonly depth: Fit['depth']
}

/** A question as a measure of groups. */
interface Fitter {
  readonly fit: (place: Place) => Fit
  readonly share: (text: string) => number
}

const unfit: Fit = { fit: 0, depth: null, isAsked: false, isHeaded: false }

function fitterOf(need: Need, groups: readonly Group[], prepared: readonly Inflected[], topic: string): Fitter {
  const isSteps = need.forms.has('steps')
  const words = questionWords(need, groups, prepared)
  const factorUnder = headingFactor(need, words, topic)
  const factorOf = answerFactor(need, words, groups)
  const [within, above] = isSteps ? [over, inside] : [inside, over]
  const saidBy = ({ group, near }: Place): number =>
    within * words.share(isSteps ? group.shown : group.roots) + above * words.share(group.above) + nearby * words.share(near)
  const isOnKey = ({ roots, above: headings }: Group): boolean =>
    words.key === undefined || words.share(roots.union(headings), new Set([words.key])) > 0
  const headingsOver = ({ title, path }: Place): HeadingsOver => {
    // A heading that repeats the title asks nothing more, unless the section is called so: *Attack* of *Banjska attack*.
    const own = path.map(({ roots }, at) => {
      const repeats = roots.isSubsetOf(title.roots) && (at === 0 || roots.size === title.roots.size)
      return !repeats || (roots.size < title.roots.size && isHeadedAs(need, roots))
    })
    const factors = path.map((heading, at) => (own[at] === true ? factorUnder(heading) : 1))
    const called = factorUnder(title)
    const headed = path.findIndex(({ roots }, at) => own[at] === true && isHeadedAs(need, roots))
    const asking = headed >= 0 ? headed : factors.findIndex((factor) => factor > 1 && factor === Math.max(...factors))
    const announcing = isSteps ? path.findIndex(({ roots }, at) => own[at] === true && words.isNamedBy(roots)) : -1
    const depth = asking >= 0 ? asking + 1 : announcing >= 0 ? announcing + 1 : called > 1 ? 0 : null
    return { called, factors, asking, headed, depth }
  }
  const fit = (place: Place): Fit => {
    const { group, title, path, near } = place
    if (need.only !== null && !(need.only.size === title.roots.size && need.only.isSubsetOf(title.roots))) return unfit
    // Nothing but words that say only which of two is meant.
    if (words.share(near, words.stems) === 0) return unfit
    const { called, factors, asking, headed, depth } = headingsOver(place)
    if (words.share(near) < minNearby && asking < 0 && depth !== 0) return unfit
    const isOpening = path.every(({ roots }) => roots.isSubsetOf(title.roots))
    const product = [
      asking >= 0 || called > 1 || isOnKey(group) ? 1 : offKey,
      Math.max(called, ...factors),
      isOpening && !isSteps ? inOpening : 1,
      isSteps ? instructionFactor(group, need) : factorOf(group.text, path) * (isEntry(group, need) ? lookedUp : 1),
    ]
    return {
      fit: product.reduce((fitting, factor) => fitting * factor, Math.min(1, saidBy(place))),
      depth,
      isAsked: asking >= 0 || called > 1,
      isHeaded: headed >= 0,
    }
  }
  return { fit, share: (text) => words.share(new Set(rootsOf(text))) * (isSteps ? 1 : factorOf(text, [])) }
}
