import { areAlike } from './synonyms.ts'
import { expressionSenses } from './expression-senses.ts'
import { once } from '../../text/once.ts'
import { rootOf } from './root-of.ts'

/** An expression of several words in a row of roots. */
export interface Expression {
  /** Places of its words. */
  readonly places: readonly number[]
  /** Roots of the words that say the same. */
  readonly says: readonly string[]
}

/** Words that part a verb from its particle: *put the race off*. */
const maxParted = 3
/** Particles that a verb may be parted from. */
const particle = /^(?:up|out|off|down|away|back|over|on|in|through|aside|apart|forth)$/

/** Adverbs of two or more words that the table lacks. */
const adverbs = `
by hand: manually; for instance: example such like; for example: instance such like; on its own: automatically independently alone; on their own: automatically independently alone;
by itself: automatically alone; of its own: separate; in the long run: eventually; in the end: finally eventually; at first: initially; in fact: actually; in part: partly;
in full: fully completely; in a row: consecutive successive; in advance: beforehand earlier; by accident: accidentally; by mistake: accidentally mistakenly; on purpose: deliberately
intentionally; without delay: immediately; at no cost: free; free of charge: free; out loud: aloud; on average: average; in total: altogether; at the moment: currently now;
at the same time: simultaneously concurrently meanwhile; in time: eventually; time and again: repeatedly; once more: again; as a rule: usually generally; in due course: later;
in the open: outdoors; in public: publicly; in person: personally; under way: begin start`

const table = once((): ReadonlyMap<string, readonly (readonly [readonly string[], readonly string[]])[]> => {
  const found = new Map<string, (readonly [readonly string[], readonly string[]])[]>()
  const add = ([first = '', ...others]: readonly string[], says: readonly string[]): void => {
    found.set(first, [...(found.get(first) ?? []), [others, says]])
  }
  for (const line of expressionSenses.split(';')) {
    const [words = '', says = ''] = line.split(':').map((side) => side.trim())
    add(words.split(' '), says.split(' '))
  }
  for (const line of adverbs.split(';')) {
    const [words = '', says = ''] = line.split(':').map((side) => side.trim())
    add(words.split(' ').map(rootOf), says.split(/\s+/).map(rootOf))
  }
  return found
})

/** Finds the expressions in a row of roots that a single word may stand for: *ruled out*, *at once*, *put the race off*. */
export function expressionsIn(roots: readonly string[]): readonly Expression[] {
  return roots.flatMap((root, at) =>
    (table().get(root) ?? []).flatMap(([others, says]): readonly Expression[] => {
      const [only] = others
      if (others.every((other, n) => roots[at + 1 + n] === other)) return [{ places: [at, ...others.map((_, n) => at + 1 + n)], says }]
      if (others.length > 1 || only === undefined || !particle.test(only)) return []
      const end = roots.indexOf(only, at + 2)
      return end > 0 && end <= at + 1 + maxParted ? [{ places: [at, end], says }] : []
    }),
  )
}

/** True for the root of a word that one of some expressions says: *excluded* for *ruled out*. */
export function isSaidByExpression(root: string, expressions: readonly Expression[]): boolean {
  return expressions.some(({ says }) => says.some((other) => areAlike(root, other)))
}
