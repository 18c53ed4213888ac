import type { Host, PatchAnswer, PatchInput } from '@galley/sdk'
import { patchWithModel } from './patch-with-model.ts'
import { patchWithoutModel } from './patch-without-model.ts'

/** Changes one block, as little as its issues ask for; the host decides whether the change stands. */
export async function patch(input: PatchInput, host: Host): Promise<PatchAnswer> {
  const own = input.mode === 'full' ? await patchWithModel(input, host) : null
  const found = own ?? patchWithoutModel(input)
  return { patches: found === null ? [] : [found] }
}
