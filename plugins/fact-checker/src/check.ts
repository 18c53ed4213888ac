import type { CheckAnswer, CheckInput, Host } from '@galley/sdk'
import { gapsFor } from './gaps-for.ts'
import { judgeWithModel } from './judge-with-model.ts'

/**
 * Says with a capable model of each claim if its passage says it, and asks for evidence on what is open. Without one no claim is judged: a
 * tiny model is believed about nothing.
 */
export async function check(input: CheckInput, host: Host): Promise<CheckAnswer> {
  const answers = input.mode === 'full' ? await judgeWithModel(input.claims, host) : []
  return { answers, gaps: gapsFor(input) }
}
