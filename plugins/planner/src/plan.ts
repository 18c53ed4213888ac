import type { Host, Plan, PlanInput } from '@galley/sdk'
import { planWithModel } from './plan-with-model.ts'
import { planWithoutModel } from './plan-without-model.ts'

/** Plans a draft from what the scan found; a model's plan is taken only as far as it is sound. */
export async function plan({ brief, mode, hits, clarification }: PlanInput, host: Host): Promise<Plan> {
  const template = planWithoutModel(brief, hits, mode)
  if (mode !== 'full') return template
  return (await planWithModel({ brief, hits, ...(clarification === undefined ? {} : { clarification }) }, template, host)) ?? template
}
