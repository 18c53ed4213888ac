import type { Measured } from '../measured.ts'
import type { Line, Reading } from '../reading.ts'
import { likenessOf } from './likeness.ts'
import { pointers } from './pointers.ts'
import { precedences } from './precedences.ts'
import { randomOf, shuffled } from './seeded-shuffle.ts'

/** Shuffles that an order is compared with. */
const shuffles = 24

/** Standard deviations above the shuffles from which an order is as good as can be told. */
const full = 2.5

/** Sentences of which an order is made; of longer texts the first ones are looked at. */
const maxLines = 120

/** Sentences below which an order cannot be told from chance. */
const minLines = 6

/** Measures how well an order does in one way: `order[place]` is the line that stands at a place. */
type OrderMeasure = (order: readonly number[]) => number

/**
 * Order and cohesion: how far the order of the sentences lies above seeded shuffles of the same sentences over the same paragraphs. Neighbours
 * speak of the same, sentences stand under the heading whose words they have, *this committee* follows the committee, and things are introduced
 * before they are spoken of.
 */
export function orderPart(reading: Reading): Measured {
  const lines = reading.lines.filter(({ kind }) => kind !== 'table').slice(0, maxLines)
  if (lines.length < minLines) return { value: null, costs: [], note: 'The text is too short for its order to be told from chance.' }
  const near = likenessOf(lines, reading)
  const measures: readonly (readonly [weight: number, measure: OrderMeasure])[] = [
    [1, neighbours(lines, near)],
    [1, headed(lines)],
    [0.5, pointing(lines)],
    [0.5, introducing(lines)],
  ]
  const random = randomOf(lines.length)
  const own = lines.map((_, at) => at)
  const others = Array.from({ length: shuffles }, () => shuffled(lines.length, random))
  const scale = Math.sqrt(measures.reduce((sum, [weight]) => sum + weight ** 2, 0))
  const z = measures.reduce((sum, [weight, measure]) => sum + weight * deviation(measure(own), others.map(measure)), 0) / scale
  return { value: z / full, costs: strangers(lines, near) }
}

function deviation(own: number, others: readonly number[]): number {
  const mean = others.reduce((sum, one) => sum + one, 0) / others.length
  const spread = Math.sqrt(others.reduce((sum, one) => sum + (one - mean) ** 2, 0) / others.length)
  return spread === 0 ? 0 : (own - mean) / spread
}

/** Likeness of each sentence to the two before it in its section. */
function neighbours(lines: readonly Line[], near: Float64Array): OrderMeasure {
  const size = lines.length
  return (order) => {
    let sum = 0
    for (let at = 1; at < size; at += 1) {
      if (lines[at]?.section !== lines[at - 1]?.section) continue
      const row = (order[at] ?? 0) * size
      sum += near[row + (order[at - 1] ?? 0)] ?? 0
      if (at > 1 && lines[at]?.section === lines[at - 2]?.section) sum += 0.5 * (near[row + (order[at - 2] ?? 0)] ?? 0)
    }
    return sum
  }
}

/** Sentences that have a word of the heading under which they stand. */
function headed(lines: readonly Line[]): OrderMeasure {
  const sections = [...new Set(lines.map(({ section }) => section))]
  const at = lines.map(({ section }) => sections.indexOf(section))
  const has = sections.map(({ headStems }) => lines.map(({ stems }) => headStems.some((stem) => stems.includes(stem))))
  return (order) => order.reduce((sum, line, place) => sum + (has[at[place] ?? 0]?.[line] === true ? 1 : 0), 0)
}

/** Sentences with *this N*, *the other N* whose N stands in one of the three before. */
function pointing(lines: readonly Line[]): OrderMeasure {
  const stems = lines.map((line) => new Set(line.stems))
  const wanted = lines.map(({ text }) => pointers(text))
  return (order) =>
    order.reduce((sum, line, place) => {
      const before = order.slice(Math.max(0, place - 3), place)
      return sum + (wanted[line] ?? []).filter((stem) => before.some((one) => stems[one]?.has(stem) === true)).length
    }, 0)
}

/** Things that are introduced before they are spoken of. */
function introducing(lines: readonly Line[]): OrderMeasure {
  const pairs = precedences(lines)
  return (order) => {
    const place = Array.from<number>({ length: order.length })
    for (const [at, line] of order.entries()) place[line] = at
    return pairs.filter(([first, second]) => (place[first] ?? 0) < (place[second] ?? 0)).length
  }
}

/** Sentences that have nothing in common with those before and after them. */
function strangers(lines: readonly Line[], near: Float64Array): Measured['costs'] {
  return lines.flatMap((line, at) => {
    const around = [at - 2, at - 1, at + 1, at + 2].filter((other) => lines[other]?.section === line.section)
    if (around.length < 2 || !line.fact.factual) return []
    const most = Math.max(...around.map((other) => near[at * lines.length + other] ?? 0))
    return most > 0.05 ? [] : [{ cost: 1 - most, text: line.text, reason: 'This sentence has nothing in common with its neighbours.' }]
  })
}
