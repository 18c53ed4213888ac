import type { Issue, PatchBlock, PatchInput } from '@galley/sdk'

/** One block of a section with what is said against it, and what may stand in its place. */
export interface BlockToPatch extends PatchBlock, Pick<PatchInput, 'brief' | 'verdicts' | 'evidence'> {
  readonly issues: readonly Issue[]
}

/** The blocks of a section one by one, each with its own issues and with the evidence that no other block rests on. */
export function blocksToPatch({ blocks, issues, verdicts, evidence, brief }: PatchInput): readonly BlockToPatch[] {
  return blocks.map((one) => {
    const others = new Set(
      blocks.filter((other) => other !== one).flatMap(({ claims }) => claims.flatMap(({ evidenceIds }) => evidenceIds)),
    )
    return {
      ...one,
      brief,
      verdicts,
      evidence: evidence.filter(({ id }) => !others.has(id)),
      issues: issues.filter(({ blockId }) => blockId === one.block.id),
    }
  })
}
