import { measureAsked } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import { setsAgainst } from '../words/sets-against.ts'
import type { Heading, Place } from './places-of-groups.ts'

/** Way in which a place sets the sides of a comparison against each other. */
export interface Facing {
  /** Factor by which the place counts: the share of the sides that it names, 0 where it sets none against another, 1 for a question of no sides; more for a table. */
  readonly named: number
  /** Heading over it that names a side which the title does not, outermost first; -1 where none does, or others of its document name others: they tell of each in turn. */
  readonly under: number
}

/** Factor of a table that names sides: it sets them against each other in every row. */
const inTable = 1.5

/**
 * Measures how places set the sides of a comparison against each other, in words that do so or in a table: a place names one side itself at least, and two
 * with its headings. Where none does and a measure of each is asked for (*How tall is X compared with Y?*), what names one side counts.
 */
export function facingIn({ sides, text }: Pick<Need, 'sides' | 'text'>, places: readonly Place[]): (place: Place) => Facing {
  if (sides.length < 2) return () => ({ named: 1, under: -1 })
  const tests = sides.map(namingOf)
  const byDocument = Map.groupBy(places, ({ group }) => group.part.document)
  const facings = new Map(
    byDocument.values().flatMap((own) => {
      const isOfEach = new Set(own.flatMap((place) => headedIn(place, tests).flat())).size > 1
      return own.map((place): [Place, Facing] => [place, { ...facingOf(place, tests), ...(isOfEach ? { under: -1 } : {}) }])
    }),
  )
  const isFaced = facings.values().some(({ named }) => named > 0)
  const isApart = !isFaced && measureAsked(text) !== ''
  return (place) => {
    const facing = facings.get(place) ?? facingOf(place, tests)
    return isApart ? { ...facing, named: Math.min(1, tests.filter((names) => names(ownOf(place))).length) } : facing
  }
}

function facingOf(place: Place, tests: readonly Naming[]): Facing {
  const { group, title } = place
  const said = namedIn(ownOf(place), tests)
  // A document that is called by all of them tells of each in turn.
  const titled = namedIn(title, tests)
  const isOfOne = titled.length < tests.length
  const headed = headedIn(place, tests)
  const all = new Set([...said, ...headed.flat(), ...(isOfOne ? titled : [])])
  const isTable = said.length > 1 && group.kinds.has('table')
  const isFacing = isTable || (said.length > 0 && all.size > 1 && setsAgainst(group.text))
  return {
    named: isFacing ? (all.size / tests.length) * (isTable ? inTable : 1) : 0,
    under: headed.findIndex((some) => isOfOne && some.some((side) => !titled.includes(side))),
  }
}

/** Sides that each heading over a place names beside what the title does. */
function headedIn({ title, path }: Place, tests: readonly Naming[]): readonly (readonly number[])[] {
  return path.map((heading) => (heading.roots.isSubsetOf(title.roots) ? [] : namedIn(heading, tests)))
}

function namedIn(heading: Heading, tests: readonly Naming[]): readonly number[] {
  return tests.flatMap((names, at) => (names(heading) ? [at] : []))
}

function ownOf({ group, counts }: Place): Heading {
  return { text: group.text, roots: new Set(counts.keys()) }
}

/** True for a text that names a side. */
type Naming = (text: Heading) => boolean

/** A side is named by its only word, in whatever form, or by all its words beside each other. */
function namingOf(side: string): Naming {
  const roots = rootsOf(side)
  const [only] = roots
  if (only !== undefined && roots.length === 1) return (text) => text.roots.has(only)
  const beside = new RegExp(
    String.raw`(?<!\p{L})${roots.map((root) => RegExp.escape(root)).join(String.raw`\p{L}*(?:['’]s)?[\s/_-]{1,2}`)}`,
    'iu',
  )
  return ({ text }) => beside.test(text)
}
