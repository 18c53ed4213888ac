import type { ShapeKind } from '../table/shape.ts'
import type { Candidate, CandidateKind } from './candidate.ts'
import type { World } from './world.ts'

/** A name with less than a hundredth of another's downloads makes nobody unsure which was meant. */
const RIVAL = 16

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
  return shapes
    .map((one): Candidate => ({
      kind,
      target: world.names.table.nameAt(one.entry),
      level: world.names.table.levelOf(one.entry),
      meant: written,
      written,
      edits: [],
      added,
      crowd: 0,
    }))
    .sort((a, b) => b.level - a.level || (a.target < b.target ? -1 : 1))
    .slice(0, 4)
    .map((one, _, all) => ({ ...one, crowd: all.filter((other) => other.level > one.level - RIVAL).length - 1 }))
}
