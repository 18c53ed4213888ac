import { meetsDemand, requireDemand, type ModelDemand, type ModelRoute, type Runtime } from '@galley/runtime'

/**
 * Keeps the routes of a model that meet a demand; fallbacks that do not are never asked. Where none does, the refusal names models that can be
 * reached and do. Faults: MODEL_NOT_LOCAL, MODEL_NOT_OPEN_ENOUGH, MODEL_LICENCE_REFUSED.
 */
export function keepDemand(
  routes: readonly ModelRoute[],
  demand: ModelDemand,
  models: Pick<Runtime['models'], 'list'>,
): readonly ModelRoute[] | Promise<readonly ModelRoute[]> {
  if (Object.keys(demand).length === 0) return routes
  const kept = routes.filter((route) => meetsDemand(route, demand))
  const [first] = routes
  return kept.length > 0 || first === undefined ? kept : refuse(first, demand, models)
}

/** Refuses a demand that no route meets, with what would. */
async function refuse(route: ModelRoute, demand: ModelDemand, models: Pick<Runtime['models'], 'list'>): Promise<readonly ModelRoute[]> {
  const reachable = await models.list()
  const offered = reachable.filter(
    ({ name, local, problem }) => problem === undefined && meetsDemand({ model: name, isLocal: local }, demand),
  )
  requireDemand(
    route,
    demand,
    offered.map(({ name }) => name),
  )
  return []
}
