import type { ShapeKind } from '../table/shape.ts'
import { align } from '../text/align.ts'
import type { Candidate, CandidateKind } from './candidate.ts'
import type { World } from './world.ts'

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

/** The established names within some edits of a flat text, as candidates of a kind; at most the 12 best of them. */
export function near(
  world: World,
  written: string,
  options: {
    readonly kind: CandidateKind
    readonly shape: ShapeKind
    readonly edits: number
    readonly level: number
    readonly added?: readonly string[]
  },
): readonly Candidate[] {
  const found: Candidate[] = []
  for (const shape of world.names.shapes().near(written, options.edits, options.level)) {
    if (shape.kind !== options.shape || shape.flat === written) continue
    const edits = align(shape.flat, written, options.edits)
    // A third edit, or a second in a short name, needs a name long enough to carry it.
    const level = world.names.table.levelOf(shape.entry)
    if (edits === null || edits.length > allowance(shape.flat.length, level)) continue
    const target = world.names.table.nameAt(shape.entry)
    found.push({ kind: options.kind, target, level, meant: shape.flat, written, edits, added: options.added ?? [], crowd: 0 })
  }
  found.sort((a, b) => a.edits.length - b.edits.length || b.level - a.level || (a.target < b.target ? -1 : 1))
  const crowd = found.filter((one) => one.edits.length === found[0]?.edits.length).length - 1
  return found.slice(0, 12).map((one) => ({ ...one, crowd }))
}
