import { measureAsked } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import { setsAgainst } from '../words/sets-against.ts'
import type { Place } from './places-of-groups.ts'

/** How a place sets the sides of a comparison against each other. */
export interface Facing {
  /** Factor by which the place counts: the share of the sides that it names, 0 where it sets none against another, 1 for a question of no sides; more for a table. */
  readonly named: number
  /** Heading over it that names a side which the title does not, outermost first; -1 where none does. */
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
  const facings = new Map(places.map((place) => [place, facingOf(place, sides)]))
  const isFaced = facings.values().some(({ named }) => named > 0)
  const isApart = !isFaced && measureAsked(text) !== ''
  return (place) => {
    const facing = facings.get(place) ?? facingOf(place, sides)
    return isApart ? { ...facing, named: Math.min(1, namedIn(place.own, sides).length) } : facing
  }
}

function facingOf({ group, own, title, path }: Place, sides: Need['sides']): Facing {
  const said = namedIn(own, sides)
  // A document that is called by all of them tells of each in turn.
  const titled = namedIn([...title.roots], sides)
  const isOfOne = titled.length < sides.length
  const headed = path.map(({ roots }) => (roots.isSubsetOf(title.roots) ? [] : namedIn([...roots], sides)))
  const all = new Set([...said, ...headed.flat(), ...(isOfOne ? titled : [])])
  const isTable = said.length > 1 && group.kinds.has('table')
  const isFacing = isTable || (said.length > 0 && all.size > 1 && setsAgainst(group.text))
  return {
    named: isFacing ? (all.size / sides.length) * (isTable ? inTable : 1) : 0,
    under: headed.findIndex((some) => isOfOne && some.some((side) => !titled.includes(side))),
  }
}

/** The sides, by their places, whose words stand beside each other in a text. */
function namedIn(roots: readonly string[], sides: Need['sides']): readonly number[] {
  const line = ` ${roots.join(' ')} `
  return sides.flatMap((side, at) => (line.includes(` ${side.join(' ')} `) ? [at] : []))
}
