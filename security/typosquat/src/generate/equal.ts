import type { ShapeKind } from '../table/shape.ts'
import type { Candidate, CandidateKind } from './candidate.ts'
import type { World } from './world.ts'

/** A name with less than a hundredth of another's downloads makes nobody unsure which was meant. */
const RIVAL = 16
/** Names alike beyond these are a crowd. */
const MOST = 4

/** The established names whose flat form of a shape is this text, most downloaded first, as candidates of a kind. */
export function equal(
  world: World,
  written: string,
  kind: CandidateKind,
  shape: ShapeKind,
  added: readonly string[] = [],
): readonly Candidate[] {
  const shapes = world.names
    .shapes()
    .equal(written)
    .filter((one) => one.kind === shape)
  const targets = shapes
    .map((one) => world.names.targetAt(one.entry))
    .sort((a, b) => b.level - a.level || (a.target < b.target ? -1 : 1))
    .slice(0, MOST)
  return targets.map(({ target, level, scopeLevel }) => {
    const crowd = targets.filter((other) => other.level > level - RIVAL).length - 1
    return { kind, target, level, scopeLevel, meant: written, written, edits: [], added, crowd }
  })
}
