import type { ModelServer } from './survey-servers.ts'

/** Tells in a few words what a server lacks, or what it answered. */
export function describeServer({ models, hasKey, keyVariable, faults }: ModelServer): string {
  const [problem] = faults
  if (keyVariable !== undefined && !hasKey) return `${keyVariable} is not set`
  const key = keyVariable === undefined ? '' : `${keyVariable} is set, `
  if (problem !== undefined)
    return `${key}${problem.code === 'MODEL_UNREACHABLE' && keyVariable === undefined ? 'not running' : problem.code}`
  return `${key}${models.length === 0 ? 'not asked' : `offers ${models.length} ${models.length === 1 ? 'model' : 'models'}`}`
}
