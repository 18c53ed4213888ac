import type { Host, Patch, PatchAnswer, PatchInput, ShownEvidence } from '@galley/sdk'
import { blocksToPatch } from './block-to-patch.ts'
import { patchPost } from './full/patch-post.ts'
import { patchWithoutModel } from './patch-without-model.ts'

/** Changes some sections, as little as its issues ask for; the host decides which changes stand. */
export async function patch(input: PatchInput, host: Host): Promise<PatchAnswer> {
  return { patches: input.mode === 'full' ? await patchPost(input, host) : patchEach(input) }
}

/** Patches block after block, so that no quote comes in twice. */
function patchEach(input: PatchInput): readonly Patch[] {
  const patches: Patch[] = []
  const taken = new Set<string>()
  const isFree = ({ id }: ShownEvidence): boolean => !taken.has(id)
  for (const one of blocksToPatch(input)) {
    const found = patchWithoutModel({ ...one, evidence: one.evidence.filter(isFree) })
    if (found === null) continue
    patches.push(found)
    for (const id of found.claims.flatMap(({ evidenceIds }) => evidenceIds)) taken.add(id)
  }
  return patches
}
