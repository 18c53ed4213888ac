import { align } from '../text/align.ts'
import type { Candidate, CandidateKind } from './candidate.ts'
import type { World } from './world.ts'

/** More candidates than this change no verdict. */
const MOST = 8

/** How many edits a text of this length may be away: short names have too many neighbours. */
export function editsFor(length: number): number {
  if (length < 3) return 0
  if (length < 6) return 1
  return length < 12 ? 2 : 3
}

/** Five letters carry a second edit when everybody knows the name (10 million downloads a month). */
function allowance(length: number, level: number): number {
  return length === 5 && level >= 56 ? 2 : editsFor(length)
}

/** The established names within some edits of a flat text, as candidates of a kind: the nearest and most downloaded. */
export function near(
  world: World,
  written: string,
  options: {
    readonly kind: CandidateKind
    readonly shape: 'plain' | 'joined'
    readonly edits: number
    readonly level: number
    readonly added?: readonly string[]
  },
): readonly Candidate[] {
  const { names } = world
  const found = names
    .shapes()
    .near(written, options.shape, options.edits, options.level)
    .filter((shape) => shape.distance > 0 && shape.distance <= allowance(shape.flat.length, shape.level))
    .sort((a, b) => a.distance - b.distance || b.level - a.level || a.entry - b.entry)
  const crowd = found.filter((one) => one.distance === found[0]?.distance).length - 1
  const { kind, added = [] } = options
  return found.slice(0, MOST).map((shape) => {
    const { target, level, scopeLevel } = names.targetAt(shape.entry)
    const edits = align(shape.flat, written, shape.distance) ?? []
    return { kind, target, level, scopeLevel, meant: shape.flat, written, edits, added, crowd }
  })
}
