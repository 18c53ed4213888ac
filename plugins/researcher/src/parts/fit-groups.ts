import { isReasonHeading } from '../documents/kind-factor.ts'
import type { Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import { answerFactor, instructionFactor, isEntry, isGated, lookedUp } from './answer-factor.ts'
import { calledAs } from './called-as.ts'
import { facingIn } from './facing-in.ts'
import { headingFactor, isHeadedAs, underIt } from './heading-factor.ts'
import { placesOfGroups, type Place, type Places } from './places-of-groups.ts'
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
  /** True in a document whose title says what is asked and nothing else. */
  readonly isCalled: boolean
  /** True where a heading above it is that of the question's section. */
  readonly isHeaded: boolean
}

/** Groups with their fits to all questions, and for each question the share, 0–1, of its words that a text has; in the order of the needs. */
export interface GroupFits {
  readonly fitted: readonly { readonly group: Group; readonly fits: readonly Fit[] }[]
  readonly shares: readonly ((text: string) => number)[]
}

/** Fits the groups of all documents to all questions: by the words that they have themselves, around them and over them. */
export function fitGroups(groups: readonly Group[], prepared: readonly Inflected[], needs: readonly Need[], topic: string): GroupFits {
  const all = placesOfGroups(groups, new Set(needs.flatMap(({ stems, asides, defined }) => [...stems, ...asides, ...defined])))
  const fitters = needs.map((need) => fitterOf(need, all, prepared, topic))
  return {
    fitted: all.places.map((place) => ({ group: place.group, fits: fitters.map(({ fit }) => fit(place)) })),
    shares: fitters.map(({ share }) => share),
  }
}

/** Headings over a group and the title of its document, by what they ask of a question; indexes into its path, -1 where none does. */
interface HeadingsOver {
  /** Factor of the title, and of each heading. */
  readonly called: number
  /** True where the title asks just the same. */
  readonly isCalled: boolean
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

const unfit: Fit = { fit: 0, depth: null, isAsked: false, isCalled: false, isHeaded: false }

function fitterOf(need: Need, all: Places, prepared: readonly Inflected[], topic: string): Fitter {
  const isSteps = need.forms.has('steps')
  const words = questionWords(need, all, prepared)
  const factorUnder = headingFactor(need, words, topic)
  const callers = calledAs(need, words, {
    titles: [...new Set(all.places.map(({ title }) => title.text))],
    headings: [...new Set(all.places.flatMap(({ path }) => path.map(({ text }) => text)))],
  })
  const factorOf = answerFactor(
    need,
    all.places.map(({ group }) => group),
  )
  const facing = facingIn(need, all.places)
  const headingsOver = ({ title, path }: Place): HeadingsOver => {
    // A heading that repeats the title asks nothing more, unless the section is called so: *Attack* of *Banjska attack*.
    const own = path.map(({ roots }, at) => {
      const repeats = roots.isSubsetOf(title.roots) && (at === 0 || roots.size === title.roots.size)
      return !repeats || (roots.size < title.roots.size && isHeadedAs(need, roots))
    })
    const factors = path.map((heading, at) => (own[at] === true ? factorUnder(heading) : 1))
    const called = callers.has(title.text) ? underIt : factorUnder(title)
    // *Migrations* is no answer to *why does a migration need a default*, but *Why migrations need a default* is.
    const isCalled = called > 1 && (!isGated(need.kind) || isReasonHeading(title.text))
    const headed = path.findIndex(({ roots }, at) => own[at] === true && isHeadedAs(need, roots))
    const asking = headed >= 0 ? headed : factors.findIndex((factor) => factor > 1 && factor === Math.max(...factors))
    const announcing = isSteps ? path.findIndex(({ roots }, at) => own[at] === true && words.isNamedBy(roots)) : -1
    const depth = asking >= 0 ? asking + 1 : announcing >= 0 ? announcing + 1 : isCalled ? 0 : null
    return { called, isCalled, factors, asking, headed, depth }
  }
  const fit = (place: Place): Fit => {
    const { group, title } = place
    if (need.only !== null && !(need.only.size === title.roots.size && need.only.isSubsetOf(title.roots))) return unfit
    const { named, under } = facing(place)
    if (named === 0) return unfit
    // The heading of one side asks for that alone.
    const isOfSides = need.sides.length > 1
    const { called, isCalled, factors, asking, headed, depth } = headingsOver(place)
    // What stands under the question itself answers it, in whatever words.
    const answering = asking >= 0 || isSteps ? 1 : factorOf(group.text, isCalled ? [title.text, ...group.part.path] : group.part.path)
    const factor =
      Math.max(called, ...factors) * answering * (isSteps ? instructionFactor(group, need) : isEntry(group, need) ? lookedUp : 1)
    return {
      fit: words.match(place) * factor * named,
      depth: !isOfSides ? depth : under < 0 ? null : under + 1,
      isAsked: isOfSides ? under >= 0 : asking >= 0 || isCalled,
      isCalled: callers.has(title.text) && isCalled && !isOfSides,
      isHeaded: headed >= 0,
    }
  }
  return { fit, share: (text) => words.share(new Set(rootsOf(text))) * (isSteps ? 1 : factorOf(text, [])) }
}
