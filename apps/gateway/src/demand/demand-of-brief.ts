import { joinDemands, type ModelDemand } from '@galley/runtime'

/** Puts what a token and a request demand of models into a brief, so that its run keeps to it for as long as it lives. What is no brief is refused where briefs are checked. */
export function demandOfBrief(brief: unknown, demand: ModelDemand): unknown {
  if (Object.keys(demand).length === 0 || typeof brief !== 'object' || brief === null || Array.isArray(brief)) return brief
  return { ...brief, ...joinDemands(demand, brief) }
}
